// Allocation, pools and pinned memory.
#include "api.h"
#include "bulk_access.h"
#include "violations.h"
#include <algorithm>

namespace cudaemu {
namespace {

constexpr int ReleaseThreshold = 4, ReservedNow = 5, ReservedHigh = 6, UsedNow = 7;
constexpr int HostMemory = 1, DeviceMemory = 2;

Pool* findPool(void* handle) { return handle == &driver.defaultPool ? &driver.defaultPool : driver.pools.find(handle); }

int allocateNow(u64* pointer, u64 bytes) {
  if (!pointer) return InvalidValue;
  Allocation* made;
  Result result = allocate(bytes, &made);
  if (result == Success) *pointer = made->address;
  return result;
}

int allocateAsync(u64* pointer, u64 bytes, Pool& pool, Stream& stream) {
  if (!pointer) return InvalidValue;
  if (stream.capture) return NotSupported;
  Allocation* made;
  Result result = allocate(bytes, &made);
  if (result != Success) return result;
  made->allocatedBy = enqueue(stream, Nothing{})->id;
  pool.used += bytes;
  pool.high = std::max(pool.high, pool.used);
  *pointer = made->address;
  return Success;
}

int freeNow(u64 pointer) {
  Allocation* allocation = allocationFrom(pointer);
  if (!allocation || !allocation->isLive || allocation->isFreeQueued) {
    violation("cuMemFree of %s", allocation ? "memory already freed (double free)" : "a pointer that was never allocated");
    return InvalidValue;
  }
  if (isCapturing()) return CaptureUnsupported;
  runAll();
  release(*allocation);
  return stickyError;
}

int freeAsync(u64 pointer, Stream& stream) {
  Allocation* allocation = allocationFrom(pointer);
  if (!allocation || !allocation->isLive || allocation->isFreeQueued) {
    violation("cuMemFreeAsync of a pointer that is not a live allocation (double free?)");
    return InvalidValue;
  }
  if (stream.capture) return NotSupported;
  allocation->isFreeQueued = true;
  driver.defaultPool.used -= std::min(driver.defaultPool.used, allocation->bytes);
  Clock clock = stream.clock;
  clock.join(hostClock());
  checkFree(*allocation, clock, stream.number);
  return submit(stream, Free{allocation});
}

}
}

using namespace cudaemu;

CUDAEMU_API cuMemGetInfo_v2(size_t* free, size_t* total) {
  return inContext([&]() -> int {
    *free = settings.memory - usedMemory();
    *total = settings.memory;
    return Success;
  });
}

CUDAEMU_API cuMemAlloc_v2(u64* pointer, size_t bytes) {
  return inContext([&]() -> int { return allocateNow(pointer, bytes); });
}

CUDAEMU_API cuMemAllocPitch_v2(u64* pointer, size_t* pitch, size_t width, size_t height, unsigned) {
  return inContext([&]() -> int {
    constexpr size_t PitchUnit = 512;
    *pitch = (width + PitchUnit - 1) / PitchUnit * PitchUnit;
    return allocateNow(pointer, *pitch * height);
  });
}

CUDAEMU_API cuMemFree_v2(u64 pointer) {
  return inContext([&]() -> int { return pointer ? freeNow(pointer) : Success; });
}

CUDAEMU_API cuMemAllocAsync(u64* pointer, size_t bytes, void* stream) {
  return onStream(stream, [&](Stream& on) -> int { return allocateAsync(pointer, bytes, driver.defaultPool, on); });
}

CUDAEMU_API cuMemAllocFromPoolAsync(u64* pointer, size_t bytes, void* pool, void* stream) {
  return onStream(stream, [&](Stream& on) -> int {
    Pool* from = findPool(pool);
    return from ? allocateAsync(pointer, bytes, *from, on) : InvalidValue;
  });
}

CUDAEMU_API cuMemFreeAsync(u64 pointer, void* stream) {
  return onStream(stream, [&](Stream& on) -> int { return pointer ? freeAsync(pointer, on) : Success; });
}

CUDAEMU_API cuMemPoolCreate(void** pool, const void*) {
  return initialised([&]() -> int {
    *pool = driver.pools.add({});
    return Success;
  });
}

CUDAEMU_API cuMemPoolDestroy(void* pool) {
  return initialised([&]() -> int { return driver.pools.remove(pool) ? Success : InvalidValue; });
}

CUDAEMU_API cuMemPoolTrimTo(void* pool, size_t) {
  return initialised([&]() -> int { return findPool(pool) ? Success : InvalidValue; });
}

CUDAEMU_API cuMemPoolSetAttribute(void* handle, int attribute, void* value) {
  return initialised([&]() -> int {
    Pool* pool = findPool(handle);
    if (!pool || !value || attribute < 1 || attribute > 8) return InvalidValue;
    if (attribute == ReleaseThreshold) pool->threshold = *static_cast<u64*>(value);
    return Success;
  });
}

CUDAEMU_API cuMemPoolGetAttribute(void* handle, int attribute, void* value) {
  return initialised([&]() -> int {
    Pool* pool = findPool(handle);
    if (!pool || !value || attribute < 1 || attribute > 8) return InvalidValue;
    if (attribute < ReleaseThreshold) *static_cast<int*>(value) = 1;
    else if (attribute == ReleaseThreshold) *static_cast<u64*>(value) = pool->threshold;
    else *static_cast<u64*>(value) = attribute == ReservedNow || attribute == UsedNow ? pool->used : pool->high;
    return Success;
  });
}

CUDAEMU_API cuMemHostAlloc(void** pointer, size_t bytes, unsigned) {
  return inContext([&]() -> int {
    if (!bytes) return InvalidValue;
    PinnedBuffer* buffer = makePinned(bytes);
    if (!buffer) return OutOfMemory;
    *pointer = reinterpret_cast<void*>(buffer->address);
    return Success;
  });
}

CUDAEMU_API cuMemAllocHost_v2(void** pointer, size_t bytes) { return cuMemHostAlloc(pointer, bytes, 0); }

CUDAEMU_API cuMemFreeHost(void* pointer) {
  return inContext([&]() -> int {
    PinnedBuffer* buffer = pinnedFrom(reinterpret_cast<u64>(pointer));
    if (!buffer) {
      violation("cuMemFreeHost of a pointer that is not pinned");
      return InvalidValue;
    }
    if (buffer->pendingReads || buffer->pendingWrites) {
      violation("cuMemFreeHost while an asynchronous copy on the buffer is pending");
      runAll();
    }
    freePinned(*buffer);
    return Success;
  });
}

CUDAEMU_API cuMemHostGetDevicePointer_v2(u64* device, void* pointer, unsigned) {
  return inContext([&]() -> int {
    if (!pinnedRange(reinterpret_cast<u64>(pointer), 1)) return InvalidValue;
    *device = reinterpret_cast<u64>(pointer);
    return Success;
  });
}

// Registered memory stays as it is: copies from it are staged like pageable ones.
CUDAEMU_API cuMemHostRegister_v2(void* pointer, size_t bytes, unsigned) {
  return inContext([&]() -> int { return pointer && bytes ? Success : InvalidValue; });
}

CUDAEMU_API cuMemHostUnregister(void* pointer) {
  return inContext([&]() -> int { return pointer ? Success : InvalidValue; });
}

CUDAEMU_API cuPointerGetAttribute(void* value, int attribute, u64 pointer) {
  return inContext([&]() -> int {
    constexpr int MemoryType = 2;
    if (attribute != MemoryType) return NotSupported;
    bool isDevice = liveRange(pointer, 1) || moduleAt(pointer, 1);
    if (!isDevice && !pinnedRange(pointer, 1)) return InvalidValue;
    *static_cast<unsigned*>(value) = isDevice ? DeviceMemory : HostMemory;
    return Success;
  });
}
