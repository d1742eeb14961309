// Checks what copies, fills and frees do to device memory against what ran before.
#pragma once
#include "operation.h"

namespace cudaemu {

void checkBulk(const Operation& operation, const char* what, u64 address, u64 bytes, bool isWrite);

// Reports a use of an allocation by an operation that the clock of a cuMemFreeAsync does not include.
void checkFree(const Allocation& allocation, const Clock& clock, u32 stream);

// Reports an allocation of cuMemAllocAsync that is used by what its stream does not order.
void checkAllocated(const Allocation& allocation, const Operation& operation, const char* what);

}
