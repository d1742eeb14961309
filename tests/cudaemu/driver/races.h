// What two accesses of one kernel to one word make: nothing, or a data race.
#pragma once
#include "shadow.h"
#include <string>

namespace cudaemu {

enum class Space { Global, Module, Shared, DynamicShared };

// One access of the running thread; the texts are made only for what is reported.
struct Touch {
  Space space;
  unsigned flags;            // EmuAccess
  const void* pc;
  u32 allocation;            // its number, in global memory
  Access access;
};

// What the running thread does, as cells record it.
Access currentAccess(unsigned flags);

// Records an access in the cell, which lies at an offset of its memory, and reports what is wrong with it.
void touch(Cell& cell, u64 offset, const Touch& touch);

// Forgets which blocks the running one has synchronised with.
void forgetAcquired();
void forgetReleased();
void noteDeviceFence();
// An atomic after a fence publishes what its block did, to the blocks that come to the same word after a fence of theirs.
void acquireAndRelease(u64 address);

// Reports the plain reads that no atomicCAS followed.
void reportHeldReads();

}
