// Modules, functions, occupancy and launches.
#include "api.h"
#include "launch.h"
#include "violations.h"
#include <algorithm>

namespace cudaemu {
namespace {

// CUfunction_attribute.
constexpr int MaxThreadsPerBlock = 0, SharedSizeBytes = 1, NumRegs = 4, PtxVersion = 5, BinaryVersion = 6;
constexpr int MaxDynamicSharedSizeBytes = 8;
constexpr int ThreadsPerMultiprocessor = 2048, BlocksPerMultiprocessor = 32, Multiprocessors = 132;
constexpr int SharedPerMultiprocessor = 228 << 10;

int mostThreads(const Function& function) {
  constexpr int Device = 1024;
  return function.kernel->mostThreads ? static_cast<int>(function.kernel->mostThreads) : Device;
}

int attributeOf(const Function& function, int attribute) {
  switch (attribute) {
    case MaxThreadsPerBlock: return mostThreads(function);
    case SharedSizeBytes: return static_cast<int>(function.reachableShared);
    case NumRegs: return 32;
    case PtxVersion: case BinaryVersion: return DeviceArch;
    case MaxDynamicSharedSizeBytes: return static_cast<int>(function.dynamicSharedLimit);
    default: return 0;
  }
}

}
}

using namespace cudaemu;

CUDAEMU_API cuModuleLoadData(void** module, const void* image) {
  return inContext([&]() -> int {
    if (!module) return InvalidValue;
    Module* loaded = nullptr;
    Result result = loadModule(image, &loaded);
    if (result == Success) *module = loaded;
    return result;
  });
}

// The options are the PTX compiler's, which is not there.
CUDAEMU_API cuModuleLoadDataEx(void** module, const void* image, unsigned, const int*, void**) {
  return cuModuleLoadData(module, image);
}

CUDAEMU_API cuModuleUnload(void* handle) {
  return inContext([&]() -> int {
    Module* module = findModule(handle);
    if (!module) return InvalidHandle;
    for (auto& function : module->functions)
      if (isPending(*function)) {
        violation("cuModuleUnload while kernel %s is still pending", function->name.c_str());
        runAll();
        break;
      }
    unloadModule(*module);
    return Success;
  });
}

CUDAEMU_API cuModuleGetFunction(void** function, void* handle, const char* name) {
  return inContext([&]() -> int {
    Module* module = findModule(handle);
    if (!module) return InvalidHandle;
    if (!function || !name) return InvalidValue;
    Function* found = findFunction(*module, name);
    if (!found) return NotFound;
    *function = found;
    return Success;
  });
}

CUDAEMU_API cuModuleGetGlobal_v2(u64* pointer, size_t* bytes, void* handle, const char* name) {
  return inContext([&]() -> int {
    Module* module = findModule(handle);
    if (!module) return InvalidHandle;
    for (const Symbol& object : module->symbols.objects)
      if (object.name == name) {
        if (pointer) *pointer = object.address;
        if (bytes) *bytes = object.bytes;
        return Success;
      }
    return NotFound;
  });
}

CUDAEMU_API cuFuncGetAttribute(int* value, int attribute, void* handle) {
  return onFunction(handle, [&](Function& function) -> int {
    *value = attributeOf(function, attribute);
    return Success;
  });
}

CUDAEMU_API cuFuncSetAttribute(void* handle, int attribute, int value) {
  return onFunction(handle, [&](Function& function) -> int {
    if (attribute != MaxDynamicSharedSizeBytes) return Success;
    if (value < 0 || static_cast<u32>(value) + function.ownShared > SharedOptInLimit) return InvalidValue;
    function.dynamicSharedLimit = static_cast<u32>(value);
    return Success;
  });
}

CUDAEMU_API cuFuncGetParamInfo(void* handle, size_t index, size_t* offset, size_t* bytes) {
  return onFunction(handle, [&](Function& function) -> int {
    if (index >= function.kernel->parameters || !offset) return InvalidValue;
    *offset = function.offsets[index];
    if (bytes) *bytes = function.kernel->sizes[index];
    return Success;
  });
}

CUDAEMU_API cuFuncGetName(const char** name, void* handle) {
  return onFunction(handle, [&](Function& function) -> int {
    *name = function.name.c_str();
    return Success;
  });
}

CUDAEMU_API cuFuncGetModule(void** module, void* handle) {
  return onFunction(handle, [&](Function& function) -> int {
    *module = function.module;
    return Success;
  });
}

CUDAEMU_API cuFuncSetCacheConfig(void* handle, int) {
  return onFunction(handle, [](Function&) -> int { return Success; });
}

CUDAEMU_API cuOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, void* handle, int threads, size_t dynamicShared) {
  return onFunction(handle, [&](Function& function) -> int {
    if (threads <= 0) return InvalidValue;
    int byThreads = ThreadsPerMultiprocessor / ((threads + 31) / 32 * 32);
    int shared = static_cast<int>(function.reachableShared + dynamicShared);
    int byShared = shared ? SharedPerMultiprocessor / shared : BlocksPerMultiprocessor;
    *blocks = std::min({byThreads, byShared, BlocksPerMultiprocessor});
    return Success;
  });
}

CUDAEMU_API cuOccupancyMaxPotentialBlockSize(int* grid, int* threads, void* handle, void*, size_t, int limit) {
  return onFunction(handle, [&](Function& function) -> int {
    int most = mostThreads(function);
    *threads = limit ? std::min(limit, most) : most;
    *grid = Multiprocessors * (ThreadsPerMultiprocessor / *threads);
    return Success;
  });
}

CUDAEMU_API cuLaunchKernel(void* handle, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX, unsigned blockY,
                           unsigned blockZ, unsigned sharedBytes, void* stream, void** parameters, void** extra) {
  return onStream(stream, [&](Stream& on) -> int {
    Function* function = findFunction(handle);
    if (!function) return InvalidHandle;
    Launch launch{function, {gridX, gridY, gridZ}, {blockX, blockY, blockZ}, sharedBytes, {}};
    Result result = checkShape(launch);
    if (result == Success) result = takeArguments(launch, parameters, extra);
    if (result != Success) return result;
    checkPointers(launch);
    return submit(on, std::move(launch));
  });
}
