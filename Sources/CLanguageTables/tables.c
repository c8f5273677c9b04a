#include "CLanguageTables.h"
