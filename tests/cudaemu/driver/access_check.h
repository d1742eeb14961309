// Check mode: every access of a kernel, against the bounds of memory and against what other threads did to it.
#pragma once
#include "block.h"

namespace cudaemu {

extern u64 accessesChecked;

// Before the first block: the shadows of the kernel's shared memory.
void beginChecks(u64 dynamicShared, u64 dynamicBytes);
void beginBlockChecks();

void checkAccess(const void* address, unsigned bytes, unsigned flags, const void* pc);
// The return address of the latest access.
const void* latestAccess();
void noteFence(int scope);
void reportUndefined(const char* what, const void* address, const void* pc);

// A plain read of a word that others change by atomics is no race where the same thread then tries atomicCAS on it, as CAS
// loops begin; it is held back until the thread stops.
void endOfTurn();
inline void endOfThread() { endOfTurn(); }

}
