#include "kernel_run.h"
#include "access_check.h"
#include "faults.h"
#include "violations.h"
#include <cstring>
#include <sys/mman.h>

namespace cudaemu {

u64 kernelsRun = 0;

namespace {

constexpr u64 PageBytes = 4096;

// Dynamic shared memory, ended by a page that is never mapped.
class DynamicShared {
 public:
  u8* take(u64 bytes) {
    used = bytes;
    if (!bytes) return start = nullptr;
    u64 needed = (bytes + PageBytes - 1) / PageBytes * PageBytes;
    if (needed != pages) {
      if (memory) munmap(memory, pages + PageBytes);
      void* made = mmap(nullptr, needed + PageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      memory = static_cast<u8*>(made);
      mprotect(memory + needed, PageBytes, PROT_NONE);
      pages = needed;
    }
    return start = memory + needed - (bytes + 15) / 16 * 16;
  }
  u8* begin() const { return start; }
  u64 bytes() const { return used; }

 private:
  u8 *memory = nullptr, *start = nullptr;
  u64 pages = 0, used = 0;
};

DynamicShared dynamicShared;

void poisonShared(const Function& function) {
  for (const Symbol& variable : function.shared) memset(reinterpret_cast<void*>(variable.address), 0xff, variable.bytes);
  if (dynamicShared.bytes()) memset(dynamicShared.begin(), 0xff, dynamicShared.bytes());
}

Result runBlocks(const Launch& launch) {
  const EmuDim& grid = launch.grid;
  u32 count = grid.x * grid.y * grid.z;
  std::vector<u32> order;
  if (settings.order != Order::Forward) fillOrder(order, count);
  for (u32 i = 0; i < count; i++) {
    u32 number = order.empty() ? i : order[i];
    poisonShared(*launch.function);
    if (settings.check) beginBlockChecks();
    Result result = runBlock({number % grid.x, number / grid.x % grid.y, number / (grid.x * grid.y)}, number);
    if (result != Success) return result;
  }
  return Success;
}

void* dynamicSharedBegin() { return dynamicShared.begin(); }

void trap(const char* why, int line) {
  violation("%s in kernel %s line %d, block %u thread %u", why, block.function().name.c_str(), line, block.number,
            block.current->view.linear);
  abortKernel(why[0] == 'a' ? Assert : LaunchFailed);
}

void note(const char* what, int line) {
  if (isFirst(what, &block.function(), reinterpret_cast<void*>(static_cast<long>(line))))
    violation("%s (kernel %s line %d, block %u thread %u)", what, block.function().name.c_str(), line, block.number,
              block.current->view.linear);
}

}

extern const EmuRuntime runtime;
const EmuRuntime runtime = {meetAtBarrier, voteAtBarrier, meetWarp, checkAccess, noteFence, trap, dynamicSharedBegin, note,
                            reportUndefined};

Result runKernel(Operation& operation, Launch& launch) {
  kernelsRun++;
  const Function& function = *launch.function;
  std::vector<void*> arguments(function.kernel->parameters + 1);
  for (u32 i = 0; i < function.kernel->parameters; i++) arguments[i] = launch.arguments.data() + function.offsets[i];
  dynamicShared.take(launch.sharedBytes);
  beginKernel(operation, launch, arguments.data());
  if (settings.check) beginChecks(reinterpret_cast<u64>(dynamicShared.begin()), dynamicShared.bytes());
  openArena();
  enterKernel();
  Result result = runBlocks(launch);
  leaveKernel();
  if (result != Success) reportSignal();
  return result;
}

}
