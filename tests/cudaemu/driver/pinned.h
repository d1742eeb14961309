// Page-locked host memory. While a copy into a buffer is pending the host can neither read nor write it, while a copy from
// it is, only read: the fault is recorded, the pages are opened, and the program goes on.
#pragma once
#include "clocks.h"

namespace cudaemu {

struct PinnedBuffer {
  u64 address, bytes, pages;
  int pendingWrites = 0, pendingReads = 0;   // copies to the host, copies from it
  OperationId latest = 0;
  u32 slot = 0;
};

// Null where no memory is left.
PinnedBuffer* makePinned(u64 bytes);
PinnedBuffer* pinnedFrom(u64 address);
// The buffer that holds all of a range.
PinnedBuffer* pinnedRange(u64 address, u64 bytes);
void freePinned(PinnedBuffer& buffer);

void copyQueued(PinnedBuffer& buffer, bool toHost, OperationId operation);
void copyDone(PinnedBuffer& buffer, bool toHost);
void openPinned(const PinnedBuffer& buffer);
// Sets the pages' protection to what is pending.
void guardPinned(PinnedBuffer& buffer);

// Called in a signal handler: opens the buffer that a fault lies in; returns whether there is one.
bool healPinnedFault(u64 address);
// Reports the faults since the last call.
void reportPinnedFaults();

}
