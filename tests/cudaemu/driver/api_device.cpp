// The one device, which answers like a GH100 (compute capability 9.0) with 132 multiprocessors.
#include "api.h"
#include <climits>
#include <cstdio>
#include <cstring>

namespace cudaemu {
namespace {

// CUdevice_attribute, by the driver's numbers.
int attributeOf(int attribute) {
  switch (attribute) {
    case 1: return 1024;                  // MAX_THREADS_PER_BLOCK
    case 2: case 3: return 1024;          // MAX_BLOCK_DIM_X, Y
    case 4: return 64;                    // MAX_BLOCK_DIM_Z
    case 5: return INT_MAX;               // MAX_GRID_DIM_X
    case 6: case 7: return 65535;         // MAX_GRID_DIM_Y, Z
    case 8: return StaticSharedLimit;     // MAX_SHARED_MEMORY_PER_BLOCK
    case 9: return 65536;                 // TOTAL_CONSTANT_MEMORY
    case 10: return 32;                   // WARP_SIZE
    case 11: return INT_MAX;              // MAX_PITCH
    case 12: return 65536;                // MAX_REGISTERS_PER_BLOCK
    case 13: return 1000000;              // CLOCK_RATE, kHz
    case 14: return 512;                  // TEXTURE_ALIGNMENT
    case 15: return 1;                    // GPU_OVERLAP
    case 16: return 132;                  // MULTIPROCESSOR_COUNT
    case 19: return 1;                    // CAN_MAP_HOST_MEMORY
    case 31: return 1;                    // CONCURRENT_KERNELS
    case 36: return 1000000;              // MEMORY_CLOCK_RATE, kHz
    case 37: return 5120;                 // GLOBAL_MEMORY_BUS_WIDTH, bits
    case 38: return 50 << 20;             // L2_CACHE_SIZE
    case 39: return 2048;                 // MAX_THREADS_PER_MULTIPROCESSOR
    case 40: return 3;                    // ASYNC_ENGINE_COUNT
    case 41: return 1;                    // UNIFIED_ADDRESSING
    case 75: return DeviceArch / 10;      // COMPUTE_CAPABILITY_MAJOR
    case 76: return DeviceArch % 10;      // COMPUTE_CAPABILITY_MINOR
    case 78: return 1;                    // STREAM_PRIORITIES_SUPPORTED
    case 81: return 228 << 10;            // MAX_SHARED_MEMORY_PER_MULTIPROCESSOR
    case 82: return 65536;                // MAX_REGISTERS_PER_MULTIPROCESSOR
    case 97: return SharedOptInLimit;     // MAX_SHARED_MEMORY_PER_BLOCK_OPTIN
    case 106: return 32;                  // MAX_BLOCKS_PER_MULTIPROCESSOR
    case 111: return 1024;                // RESERVED_SHARED_MEMORY_PER_BLOCK
    case 115: return 1;                   // MEMORY_POOLS_SUPPORTED
    default: return 0;                    // cooperative launches (95), clusters and the rest are not there
  }
}

template <typename Call>
int onDevice(int device, Call call) {
  return initialised([&]() -> int {
    if (device) return InvalidDevice;
    call();
    return Success;
  });
}

}
}

using namespace cudaemu;

CUDAEMU_API cuDeviceGetCount(int* count) {
  return onDevice(0, [&] { *count = 1; });
}

CUDAEMU_API cuDeviceGet(int* device, int ordinal) {
  return onDevice(ordinal, [&] { *device = 0; });
}

CUDAEMU_API cuDeviceGetName(char* name, int length, int device) {
  return onDevice(device, [&] { snprintf(name, static_cast<size_t>(length), "RawOps CUDA emulator (CPU)"); });
}

CUDAEMU_API cuDeviceTotalMem_v2(size_t* bytes, int device) {
  return onDevice(device, [&] { *bytes = settings.memory; });
}

CUDAEMU_API cuDeviceGetAttribute(int* value, int attribute, int device) {
  return onDevice(device, [&] { *value = attributeOf(attribute); });
}

CUDAEMU_API cuDeviceGetUuid_v2(void* uuid, int device) {
  return onDevice(device, [&] { memset(uuid, 0x5a, 16); });
}

CUDAEMU_API cuDeviceGetUuid(void* uuid, int device) { return cuDeviceGetUuid_v2(uuid, device); }

// Windows alone has LUIDs.
CUDAEMU_API cuDeviceGetLuid(void*, unsigned*, int) { return NotSupported; }

CUDAEMU_API cuDeviceComputeCapability(int* major, int* minor, int device) {
  return onDevice(device, [&] {
    *major = DeviceArch / 10;
    *minor = DeviceArch % 10;
  });
}

// CUdevprop: threads per block, block and grid dims, shared and constant memory, warp, pitch, registers, clock, alignment.
CUDAEMU_API cuDeviceGetProperties(int* properties, int device) {
  return onDevice(device, [&] {
    for (int attribute = 1; attribute <= 14; attribute++) properties[attribute - 1] = attributeOf(attribute);
  });
}

CUDAEMU_API cuDeviceGetDefaultMemPool(void** pool, int device) {
  return onDevice(device, [&] { *pool = &driver.defaultPool; });
}

CUDAEMU_API cuDeviceGetMemPool(void** pool, int device) { return cuDeviceGetDefaultMemPool(pool, device); }
