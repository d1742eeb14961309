#include "arena.h"
#include "violations.h"
#include <algorithm>
#include <cstring>
#include <map>
#include <sys/mman.h>

namespace cudaemu {
namespace {

constexpr u64 ArenaBytes = 1ull << 36;
constexpr u64 PageBytes = 4096;
constexpr u64 Alignment = 256;   // cuMemAlloc's
constexpr u64 GrowthBytes = 1 << 16;

u64 arena = 0, top = 0, mapped = 0, used = 0;
std::map<u64, std::unique_ptr<Allocation>> allocations;
u32 numbers = 0;
bool isOpen = false;
int guards = 0;

u64 up(u64 value, u64 unit) { return (value + unit - 1) / unit * unit; }

Allocation* atOrBefore(u64 address) {
  auto next = allocations.upper_bound(address);
  return next == allocations.begin() ? nullptr : std::prev(next)->second.get();
}

bool isGuarded() { return settings.check && settings.protectArena; }

void protect(u64 address, u64 bytes, int protection) { mprotect(reinterpret_cast<void*>(address), bytes, protection); }

// One mapping; a gap of 256 bytes after every allocation, which the shadow sees.
u64 placeChecked(u64 bytes) {
  u64 address = up(top, Alignment), end = address + bytes + Alignment;
  if (end > arena + ArenaBytes) return 0;
  u64 needed = up(end - arena, GrowthBytes);
  if (needed > mapped) {
    protect(arena + mapped, needed - mapped, isGuarded() && !isOpen ? PROT_NONE : PROT_READ | PROT_WRITE);
    mapped = needed;
  }
  top = end;
  openArena();
  memset(reinterpret_cast<void*>(address), 0xff, bytes);
  return address;
}

// Own pages, ended by a page that is never mapped: an overrun of more than the alignment's slack is a fault.
u64 placeFast(u64 bytes) {
  u64 start = up(top, PageBytes), pages = up(bytes, PageBytes);
  if (start + pages + PageBytes > arena + ArenaBytes) return 0;
  protect(start, pages, PROT_READ | PROT_WRITE);
  memset(reinterpret_cast<void*>(start), 0xff, pages);
  top = start + pages + PageBytes;
  return start + pages - up(bytes, Alignment);
}

}

Result reserveArena() {
  void* range = mmap(nullptr, ArenaBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (range == MAP_FAILED) return OutOfMemory;
  arena = reinterpret_cast<u64>(range);
  top = arena + PageBytes;
  return Success;
}

Result allocate(u64 bytes, Allocation** made) {
  if (!bytes) return InvalidValue;
  if (bytes > settings.memory || used + bytes > settings.memory) return OutOfMemory;
  u64 address = settings.check ? placeChecked(bytes) : placeFast(bytes);
  if (!address) return OutOfMemory;
  auto allocation = std::make_unique<Allocation>();
  allocation->address = address;
  allocation->bytes = bytes;
  allocation->number = ++numbers;
  if (settings.check) allocation->shadow = std::make_unique<Shadow>(address, bytes, false);
  used += bytes;
  *made = allocation.get();
  allocations[address] = std::move(allocation);
  return Success;
}

void release(Allocation& allocation) {
  allocation.isLive = false;
  used -= allocation.bytes;
  allocation.shadow.reset();
  if (settings.check) {
    u64 first = up(allocation.address, PageBytes), last = (allocation.address + allocation.bytes) / PageBytes * PageBytes;
    if (last > first) madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
  } else {
    u64 first = allocation.address / PageBytes * PageBytes, last = up(allocation.address + allocation.bytes, PageBytes);
    madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
    protect(first, last - first, PROT_NONE);
  }
}

Allocation* allocationAt(u64 address) {
  Allocation* allocation = atOrBefore(address);
  return allocation && address < allocation->address + allocation->bytes ? allocation : nullptr;
}

Allocation* allocationFrom(u64 address) {
  auto found = allocations.find(address);
  return found == allocations.end() ? nullptr : found->second.get();
}

Allocation* liveRange(u64 address, u64 bytes) {
  Allocation* allocation = allocationAt(address);
  bool holds = allocation && allocation->isLive && bytes <= allocation->bytes - (address - allocation->address);
  return holds ? allocation : nullptr;
}

bool isEndOfAllocation(u64 address) {
  Allocation* allocation = atOrBefore(address);
  return allocation && address == allocation->address + allocation->bytes;
}

bool isInArena(u64 address) { return arena && address - arena < ArenaBytes; }

std::string describe(u64 address) {
  Allocation* allocation = atOrBefore(address);
  if (!allocation) return "not device memory";
  u64 offset = address - allocation->address, past = offset - allocation->bytes;
  const char* freed = allocation->isLive ? "" : ", already freed";
  if (offset < allocation->bytes)
    return formatted("offset %llu of allocation #%u (%llu bytes%s)", static_cast<unsigned long long>(offset),
                     allocation->number, static_cast<unsigned long long>(allocation->bytes), freed);
  if (past < GrowthBytes)
    return formatted("%llu bytes past the end of allocation #%u (%llu bytes%s)", static_cast<unsigned long long>(past),
                     allocation->number, static_cast<unsigned long long>(allocation->bytes), freed);
  return "not device memory";
}

u64 usedMemory() { return used; }

void releaseAll(void (*each)(const Allocation&)) {
  for (auto& [address, allocation] : allocations)
    if (allocation->isLive) {
      each(*allocation);
      release(*allocation);
    }
}

void openArena() {
  if (isOpen || !isGuarded() || !mapped) return;
  protect(arena, mapped, PROT_READ | PROT_WRITE);
  isOpen = true;
}

ArenaGuard::ArenaGuard() { guards++; }

ArenaGuard::~ArenaGuard() {
  if (--guards || !isOpen) return;
  protect(arena, mapped, PROT_NONE);
  isOpen = false;
}

}
