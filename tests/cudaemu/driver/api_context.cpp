// cuInit, errors, primary and other contexts.
#include "api.h"
#include "faults.h"
#include "violations.h"

namespace cudaemu {

Driver driver;
thread_local void* currentContext = nullptr;

namespace {

constexpr int Version = 12080;
char contextTag;

void reportLeak(const Allocation& allocation) {
  violation("leak: allocation #%u of %llu bytes was never freed", allocation.number,
            static_cast<unsigned long long>(allocation.bytes));
}

int text(int result, const char** out, const char* (*of)(int)) {
  if (!out) return InvalidValue;
  *out = of(result);
  return *out ? Success : InvalidValue;
}

}

void* theContext() { return &contextTag; }

void destroyContext() {
  runAll();
  reportPinnedFaults();
  releaseAll(reportLeak);
  unloadModules();
  destroyStreams();
  driver.events.clear();
  driver.graphs.clear();
  driver.executables.clear();
  driver.defaultPool = {};
  stickyError = Success;
}

}

using namespace cudaemu;

CUDAEMU_API cuInit(unsigned flags) {
  return guarded([&]() -> int {
    if (flags) return InvalidValue;
    if (driver.isInitialised) return Success;
    readEnvironment();
    if (reserveArena() != Success) return OutOfMemory;
    installHandlers();
    driver.isInitialised = true;
    return Success;
  });
}

CUDAEMU_API cuDriverGetVersion(int* version) {
  if (!version) return InvalidValue;
  *version = Version;
  return Success;
}

CUDAEMU_API cuGetErrorName(int result, const char** name) { return text(result, name, nameOf); }

CUDAEMU_API cuGetErrorString(int result, const char** sentence) { return text(result, sentence, textOf); }

CUDAEMU_API cuDevicePrimaryCtxRetain(void** context, int device) {
  return initialised([&]() -> int {
    if (device) return InvalidDevice;
    driver.retained++;
    *context = theContext();
    return Success;
  });
}

CUDAEMU_API cuDevicePrimaryCtxRelease_v2(int device) {
  return initialised([&]() -> int {
    if (device) return InvalidDevice;
    if (!driver.retained) return InvalidContext;
    if (--driver.retained == 0) destroyContext();
    return Success;
  });
}

CUDAEMU_API cuDevicePrimaryCtxReset_v2(int device) {
  return initialised([&]() -> int {
    if (device) return InvalidDevice;
    destroyContext();
    return Success;
  });
}

CUDAEMU_API cuDevicePrimaryCtxGetState(int device, unsigned* flags, int* active) {
  return initialised([&]() -> int {
    if (device) return InvalidDevice;
    *flags = 0;
    *active = driver.retained > 0;
    return Success;
  });
}

CUDAEMU_API cuDevicePrimaryCtxSetFlags_v2(int device, unsigned) {
  return initialised([&]() -> int { return device ? InvalidDevice : Success; });
}

CUDAEMU_API cuCtxSetCurrent(void* context) {
  return initialised([&]() -> int {
    if (context && context != theContext()) return InvalidContext;
    currentContext = context;
    return Success;
  });
}

CUDAEMU_API cuCtxGetCurrent(void** context) {
  return initialised([&]() -> int {
    *context = currentContext;
    return Success;
  });
}

CUDAEMU_API cuCtxPushCurrent_v2(void* context) { return cuCtxSetCurrent(context); }

CUDAEMU_API cuCtxPopCurrent_v2(void** context) {
  return initialised([&]() -> int {
    if (context) *context = currentContext;
    currentContext = nullptr;
    return Success;
  });
}

CUDAEMU_API cuCtxCreate_v2(void** context, unsigned, int device) {
  return initialised([&]() -> int {
    if (device) return InvalidDevice;
    driver.retained++;
    *context = currentContext = theContext();
    return Success;
  });
}

CUDAEMU_API cuCtxDestroy_v2(void* context) {
  return initialised([&]() -> int {
    if (context != theContext() || !driver.retained) return InvalidContext;
    if (--driver.retained == 0) destroyContext();
    currentContext = nullptr;
    return Success;
  });
}

CUDAEMU_API cuCtxGetDevice(int* device) {
  return inContext([&]() -> int {
    *device = 0;
    return Success;
  });
}

CUDAEMU_API cuCtxGetApiVersion(void*, unsigned* version) {
  return initialised([&]() -> int {
    *version = Version;
    return Success;
  });
}

CUDAEMU_API cuCtxSynchronize() {
  return inContext([&]() -> int {
    if (isCapturing()) return CaptureUnsupported;
    runAll();
    return stickyError;
  });
}

CUDAEMU_API cuCtxGetStreamPriorityRange(int* least, int* greatest) {
  return inContext([&]() -> int {
    if (least) *least = 0;
    if (greatest) *greatest = -5;
    return Success;
  });
}
