// Everything stands in the header; a target needs a file that is compiled.
#include "CProcessor.h"
