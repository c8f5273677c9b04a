// Carries the linker flags of ICU; its headers stay inside CICU, for they clash with those of Foundation.
