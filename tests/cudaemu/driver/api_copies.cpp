// Copies and fills.
#include "api.h"
#include "violations.h"

namespace cudaemu {
namespace {

enum class Way { ToDevice, ToHost, OnDevice };

bool isDeviceRange(u64 address, u64 bytes, const char* what) {
  if (liveRange(address, bytes) || moduleAt(address, bytes)) return true;
  violation("%s of %llu bytes at an invalid device range: %s", what, static_cast<unsigned long long>(bytes),
            describe(address).c_str());
  return false;
}

int copy(Way way, u64 to, u64 from, u64 bytes, Stream& stream, bool isSynchronous) {
  if (!bytes) return Success;
  if (stream.capture && isSynchronous) return CaptureImplicit;
  if (way != Way::ToHost && !isDeviceRange(to, bytes, "copy to")) return InvalidValue;
  if (way != Way::ToDevice && !isDeviceRange(from, bytes, "copy from")) return InvalidValue;
  u64 host = way == Way::ToDevice ? from : way == Way::ToHost ? to : 0;
  if (host && isInArena(host)) {
    violation("the host pointer of a copy is device memory: %s", describe(host).c_str());
    return InvalidValue;
  }
  Copy work{to, from, bytes, way == Way::ToDevice, way == Way::ToHost, host ? pinnedRange(host, bytes) : nullptr, {}};
  if (stream.capture) {
    if (host && !work.pinned) violation("a captured copy uses pageable host memory");
    work.pinned = nullptr;
    stream.capture->nodes.push_back(std::move(work));
    return Success;
  }
  bool isPageable = host && !work.pinned;
  auto* source = reinterpret_cast<const u8*>(from);
  if (way == Way::ToDevice && isPageable && !isSynchronous) work.staged.assign(source, source + bytes);
  // A copy to pageable memory returns when it is done.
  bool waits = isSynchronous || (way == Way::ToHost && isPageable);
  OperationPtr operation = enqueue(stream, std::move(work));
  if (waits) {
    runUntil(operation);
    hostClock().join(operation->clock);
  }
  return waits || settings.schedule == Schedule::Eager ? stickyError : Success;
}

int fill(u64 to, u32 value, u32 width, u64 count, Stream& stream) {
  if (!count) return Success;
  if (to % width || !isDeviceRange(to, count * width, "memset")) return InvalidValue;
  return submit(stream, Fill{to, count, value, width});
}

int copyOn(void* stream, Way way, u64 to, u64 from, u64 bytes, bool isSynchronous) {
  return onStream(stream, [&](Stream& on) -> int { return copy(way, to, from, bytes, on, isSynchronous); });
}

int fillOn(void* stream, u64 to, u32 value, u32 width, u64 count) {
  return onStream(stream, [&](Stream& on) -> int { return fill(to, value, width, count, on); });
}

u64 address(const void* pointer) { return reinterpret_cast<u64>(pointer); }

}
}

using namespace cudaemu;

CUDAEMU_API cuMemcpyHtoD_v2(u64 to, const void* from, size_t bytes) {
  return copyOn(nullptr, Way::ToDevice, to, address(from), bytes, true);
}

CUDAEMU_API cuMemcpyDtoH_v2(void* to, u64 from, size_t bytes) {
  return copyOn(nullptr, Way::ToHost, address(to), from, bytes, true);
}

CUDAEMU_API cuMemcpyDtoD_v2(u64 to, u64 from, size_t bytes) {
  return copyOn(nullptr, Way::OnDevice, to, from, bytes, false);
}

CUDAEMU_API cuMemcpyHtoDAsync_v2(u64 to, const void* from, size_t bytes, void* stream) {
  return copyOn(stream, Way::ToDevice, to, address(from), bytes, false);
}

CUDAEMU_API cuMemcpyDtoHAsync_v2(void* to, u64 from, size_t bytes, void* stream) {
  return copyOn(stream, Way::ToHost, address(to), from, bytes, false);
}

CUDAEMU_API cuMemcpyDtoDAsync_v2(u64 to, u64 from, size_t bytes, void* stream) {
  return copyOn(stream, Way::OnDevice, to, from, bytes, false);
}

CUDAEMU_API cuMemsetD8_v2(u64 to, u8 value, size_t count) { return fillOn(nullptr, to, value, 1, count); }

CUDAEMU_API cuMemsetD16_v2(u64 to, u16 value, size_t count) { return fillOn(nullptr, to, value, 2, count); }

CUDAEMU_API cuMemsetD32_v2(u64 to, u32 value, size_t count) { return fillOn(nullptr, to, value, 4, count); }

CUDAEMU_API cuMemsetD8Async(u64 to, u8 value, size_t count, void* stream) { return fillOn(stream, to, value, 1, count); }

CUDAEMU_API cuMemsetD16Async(u64 to, u16 value, size_t count, void* stream) { return fillOn(stream, to, value, 2, count); }

CUDAEMU_API cuMemsetD32Async(u64 to, u32 value, size_t count, void* stream) { return fillOn(stream, to, value, 4, count); }
