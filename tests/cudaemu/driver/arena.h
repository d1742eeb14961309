// Device memory: a reserved range of addresses that are handed out once and never again, so that a stale pointer is always
// seen. New memory is 0xFF (NaN, -1). In check mode the host cannot touch the range except through the driver.
#pragma once
#include "results.h"
#include "shadow.h"
#include <memory>
#include <string>

namespace cudaemu {

struct Allocation {
  u64 address, bytes;
  u32 number;                      // as reports name it
  bool isLive = true;
  bool isFreeQueued = false;       // cuMemFreeAsync was called and has not run yet
  OperationId allocatedBy = 0;     // the operation of cuMemAllocAsync; 0 for cuMemAlloc
  std::unique_ptr<Shadow> shadow;  // in check mode
};

Result reserveArena();
Result allocate(u64 bytes, Allocation** made);
void release(Allocation& allocation);

// The allocation, live or freed, that an address lies in.
Allocation* allocationAt(u64 address);
// The allocation that begins at an address.
Allocation* allocationFrom(u64 address);
// The live allocation that holds all of a range.
Allocation* liveRange(u64 address, u64 bytes);
// Whether an address is the end of an allocation: a legal pointer to nothing.
bool isEndOfAllocation(u64 address);
bool isInArena(u64 address);
std::string describe(u64 address);

u64 usedMemory();
void releaseAll(void (*each)(const Allocation&));

// Opens the arena to this process; closed again when the outermost ArenaGuard ends. Once per API call, not per kernel: the
// system call walks every resident page.
void openArena();

class ArenaGuard {
 public:
  ArenaGuard();
  ~ArenaGuard();
};

}
