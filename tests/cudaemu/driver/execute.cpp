#include "operation.h"
#include "bulk_access.h"
#include "kernel_run.h"
#include "violations.h"
#include <cstring>
#include <ctime>

namespace cudaemu {

Result stickyError = Success;

namespace {

double nowMs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

bool isValid(u64 address, u64 bytes) { return liveRange(address, bytes) || moduleAt(address, bytes); }

// What ran when the copy was queued may have been freed since.
bool reportFreed(const Operation& operation, const char* what, u64 address, u64 bytes) {
  if (isValid(address, bytes)) return false;
  violation("use after free: %s op %u on stream %u of %llu bytes: %s", what, operation.id, operation.stream,
            static_cast<unsigned long long>(bytes), describe(address).c_str());
  return true;
}

struct Run {
  Operation& operation;

  Result operator()(Nothing&) const { return Success; }

  Result operator()(Launch& launch) const { return runKernel(operation, launch); }

  Result operator()(Copy& copy) const {
    if (!copy.toHost && reportFreed(operation, "copy", copy.to, copy.bytes)) return IllegalAddress;
    if (!copy.fromHost && reportFreed(operation, "copy", copy.from, copy.bytes)) return IllegalAddress;
    if (!copy.fromHost) checkBulk(operation, "copy", copy.from, copy.bytes, false);
    if (!copy.toHost) checkBulk(operation, "copy", copy.to, copy.bytes, true);
    if (copy.pinned) openPinned(*copy.pinned);
    openArena();
    auto* from = copy.staged.empty() ? reinterpret_cast<const void*>(copy.from) : copy.staged.data();
    memmove(reinterpret_cast<void*>(copy.to), from, copy.bytes);
    return Success;
  }

  Result operator()(Fill& fill) const {
    u64 bytes = fill.count * fill.width;
    if (reportFreed(operation, "memset", fill.to, bytes)) return IllegalAddress;
    checkBulk(operation, "memset", fill.to, bytes, true);
    openArena();
    if (fill.width == 1) memset(reinterpret_cast<void*>(fill.to), static_cast<int>(fill.value), bytes);
    else
      for (u64 i = 0; i < fill.count; i++) memcpy(reinterpret_cast<u8*>(fill.to) + i * fill.width, &fill.value, fill.width);
    return Success;
  }

  Result operator()(Free& free) const {
    release(*free.allocation);
    return Success;
  }

  Result operator()(HostCall& call) const {
    call.function(call.data);
    return Success;
  }
};

// After an error the context does no more work; moments still come.
bool isSkipped(const Work& work) {
  return stickyError && !std::holds_alternative<Nothing>(work) && !std::holds_alternative<HostCall>(work);
}

}

void execute(Operation& operation) {
  Result result = isSkipped(operation.work) ? Success : std::visit(Run{operation}, operation.work);
  operation.isDone = true;
  operation.doneMs = nowMs();
  if (auto* copy = std::get_if<Copy>(&operation.work); copy && copy->pinned) copyDone(*copy->pinned, copy->toHost);
  operation.work = Nothing{};
  if (result && !stickyError) stickyError = result;
}

}
