// What two accesses of one kernel to one word make: nothing, or a data race.
#pragma once
#include "shadow.h"
#include <string>

namespace cudaemu {

enum class Space { Global, Shared };

struct Touch {
  Space space;
  unsigned flags;            // EmuAccess
  const void* pc;
  u64 offset;                // of the cell, in its allocation or shared variable
  const char* place;         // " of allocation #4", or empty
};

// Records an access in the cell, and reports what is wrong with it.
void touch(Cell& cell, const Touch& access);

// Forgets which blocks the running one has synchronised with.
void forgetAcquired();
void forgetReleased();
void noteDeviceFence();
// An atomic after a fence publishes what its block did, to the blocks that come to the same word after a fence of theirs.
void acquireAndRelease(u64 address);

// Reports the plain reads that no atomicCAS followed.
void reportHeldReads();

}
