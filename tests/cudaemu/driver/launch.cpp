#include "launch.h"
#include "violations.h"
#include <algorithm>
#include <cstring>
#include <sys/uio.h>
#include <unistd.h>

namespace cudaemu {
namespace {

// CU_LAUNCH_PARAM_*.
constexpr u64 BufferPointer = 1, BufferSize = 2;

// Through the kernel of the system, by which a bad pointer is an answer and no crash.
bool readHost(const void* from, void* to, size_t bytes) {
  iovec local{to, bytes}, remote{const_cast<void*>(from), bytes};
  return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == static_cast<ssize_t>(bytes);
}

// All arguments by one call of the system.
bool readArguments(Launch& launch, const std::vector<void*>& pointers) {
  const EmuKernel& kernel = *launch.function->kernel;
  std::vector<iovec> to, from;
  size_t bytes = 0;
  for (u32 i = 0; i < kernel.parameters; i++) {
    to.push_back({launch.arguments.data() + launch.function->offsets[i], kernel.sizes[i]});
    from.push_back({pointers[i], kernel.sizes[i]});
    bytes += kernel.sizes[i];
  }
  constexpr size_t MostParts = 1024;   // IOV_MAX
  return to.size() <= MostParts
      && process_vm_readv(getpid(), to.data(), to.size(), from.data(), from.size(), 0) == static_cast<ssize_t>(bytes);
}

Result takeList(Launch& launch, void** parameters) {
  const Function& function = *launch.function;
  const EmuKernel& kernel = *function.kernel;
  std::vector<void*> pointers(kernel.parameters);
  if (!kernel.parameters) return Success;
  if (!readHost(parameters, pointers.data(), pointers.size() * sizeof(void*))) {
    violation("kernelParams of %s is not readable", function.name.c_str());
    return InvalidValue;
  }
  bool hasAll = std::find(pointers.begin(), pointers.end(), nullptr) == pointers.end();
  if (hasAll && readArguments(launch, pointers)) return Success;
  for (u32 i = 0; i < kernel.parameters; i++)
    if (!pointers[i] || !readHost(pointers[i], launch.arguments.data() + function.offsets[i], kernel.sizes[i])) {
      violation("kernel %s takes %u parameters; kernelParams[%u] is %p: too few arguments?", function.name.c_str(),
                kernel.parameters, i, pointers[i]);
      return InvalidValue;
    }
  return Success;
}

Result takeBuffer(Launch& launch, void** extra) {
  const Function& function = *launch.function;
  const void* buffer = nullptr;
  size_t bytes = 0;
  for (int i = 0; extra[i]; i += 2) {
    if (reinterpret_cast<u64>(extra[i]) == BufferPointer) buffer = extra[i + 1];
    if (reinterpret_cast<u64>(extra[i]) == BufferSize) bytes = *static_cast<size_t*>(extra[i + 1]);
  }
  bool isPadding = bytes >= function.argumentBytes && bytes - function.argumentBytes < 8;
  if (!isPadding)
    violation("kernel %s takes %u bytes of parameters, %zu given", function.name.c_str(), function.argumentBytes, bytes);
  if (bytes < function.argumentBytes || !readHost(buffer, launch.arguments.data(), function.argumentBytes)) return InvalidValue;
  return Success;
}

}

Result checkShape(const Launch& launch) {
  const EmuDim &grid = launch.grid, &size = launch.block;
  const Function& function = *launch.function;
  if (!grid.x || !grid.y || !grid.z || !size.x || !size.y || !size.z) return InvalidValue;
  if (grid.x > 0x7fffffffu || grid.y > 65535 || grid.z > 65535) return InvalidValue;
  u64 threads = static_cast<u64>(size.x) * size.y * size.z;
  if (size.x > 1024 || size.y > 1024 || size.z > 64 || threads > 1024) return InvalidValue;
  if (function.kernel->mostThreads && threads > function.kernel->mostThreads) return InvalidValue;
  u32 limit = std::max(StaticSharedLimit, function.dynamicSharedLimit + function.ownShared);
  bool fits = launch.sharedBytes <= function.dynamicSharedLimit && launch.sharedBytes + function.ownShared <= limit;
  return fits ? Success : InvalidValue;
}

Result takeArguments(Launch& launch, void** parameters, void** extra) {
  // One byte more, so that data() is an address for kernels without parameters too.
  launch.arguments.resize(launch.function->argumentBytes + 1);
  if (parameters) return takeList(launch, parameters);
  if (extra) return takeBuffer(launch, extra);
  if (!launch.function->kernel->parameters) return Success;
  violation("kernel %s takes %u parameters, none given", launch.function->name.c_str(), launch.function->kernel->parameters);
  return InvalidValue;
}

void checkPointers(const Launch& launch) {
  const Function& function = *launch.function;
  for (u32 i = 0; i < function.kernel->parameters; i++) {
    if (!function.kernel->isPointer[i]) continue;
    u64 value;
    memcpy(&value, launch.arguments.data() + function.offsets[i], sizeof value);
    bool isKnown = !value || allocationAt(value) || isEndOfAllocation(value) || moduleAt(value, 1) || pinnedRange(value, 1);
    if (!isKnown)
      violation("kernel %s: pointer parameter %u has the value %#llx, which is not device memory (arguments swapped, or a host "
                "pointer?)", function.name.c_str(), i, static_cast<unsigned long long>(value));
  }
}

}
