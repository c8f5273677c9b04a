// Debian's encoding.h would include ICU's headers, whose C types Foundation defines too.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
