// Carries the linker flags of OpenCC; its headers stay inside COpenCC, for they are C++.
