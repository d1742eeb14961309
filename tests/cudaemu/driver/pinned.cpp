#include "pinned.h"
#include "violations.h"
#include <atomic>
#include <cstring>
#include <map>
#include <memory>
#include <sys/mman.h>

namespace cudaemu {
namespace {

constexpr u64 PageBytes = 4096;
constexpr u32 Slots = 1 << 14;
constexpr u32 MostFaults = 256;

// What the signal handler reads, on any thread and at any time: hence atomics, and slots that never move.
struct Slot {
  std::atomic<u64> address{0}, pages{0};
  std::atomic<OperationId> latest{0};
  std::atomic<bool> isWritten{false};
  std::atomic<bool> isHealed{false};   // the host touched it too early: reported, and left open until it is idle
};

struct Fault { u64 offset; bool whileWritten; OperationId operation; };

Slot slots[Slots];
std::atomic<u32> slotsUsed{0};
Fault faults[MostFaults];
std::atomic<u32> faultCount{0};
u32 faultsReported = 0;
std::map<u64, std::unique_ptr<PinnedBuffer>> buffers;

u32 freeSlot() {
  for (u32 i = 0; i < slotsUsed; i++)
    if (!slots[i].address) return i;
  return slotsUsed < Slots ? slotsUsed++ : Slots;
}

}

PinnedBuffer* makePinned(u64 bytes) {
  u32 slot = freeSlot();
  if (slot == Slots) return nullptr;
  u64 pages = (bytes + PageBytes - 1) / PageBytes * PageBytes;
  void* memory = mmap(nullptr, pages + PageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  mprotect(static_cast<u8*>(memory) + pages, PageBytes, PROT_NONE);
  memset(memory, 0xff, bytes);
  auto buffer = std::make_unique<PinnedBuffer>();
  buffer->address = reinterpret_cast<u64>(memory);
  buffer->bytes = bytes;
  buffer->pages = pages;
  buffer->slot = slot;
  slots[slot].isHealed = false;
  slots[slot].pages = pages;
  slots[slot].address = buffer->address;
  PinnedBuffer* made = buffer.get();
  buffers[made->address] = std::move(buffer);
  return made;
}

PinnedBuffer* pinnedFrom(u64 address) {
  auto found = buffers.find(address);
  return found == buffers.end() ? nullptr : found->second.get();
}

PinnedBuffer* pinnedRange(u64 address, u64 bytes) {
  auto next = buffers.upper_bound(address);
  if (next == buffers.begin()) return nullptr;
  PinnedBuffer* buffer = std::prev(next)->second.get();
  u64 offset = address - buffer->address;
  return offset <= buffer->bytes && bytes <= buffer->bytes - offset ? buffer : nullptr;
}

void freePinned(PinnedBuffer& buffer) {
  slots[buffer.slot].address = 0;
  munmap(reinterpret_cast<void*>(buffer.address), buffer.pages + PageBytes);
  buffers.erase(buffer.address);
}

void copyQueued(PinnedBuffer& buffer, bool toHost, OperationId operation) {
  (toHost ? buffer.pendingWrites : buffer.pendingReads)++;
  buffer.latest = operation;
}

void copyDone(PinnedBuffer& buffer, bool toHost) {
  (toHost ? buffer.pendingWrites : buffer.pendingReads)--;
  guardPinned(buffer);
}

void openPinned(const PinnedBuffer& buffer) {
  mprotect(reinterpret_cast<void*>(buffer.address), buffer.pages, PROT_READ | PROT_WRITE);
}

void guardPinned(PinnedBuffer& buffer) {
  Slot& slot = slots[buffer.slot];
  bool isIdle = !buffer.pendingWrites && !buffer.pendingReads;
  if (slot.isHealed) {
    if (isIdle) slot.isHealed = false;
    return;
  }
  slot.latest = buffer.latest;
  slot.isWritten = buffer.pendingWrites > 0;
  int protection = buffer.pendingWrites ? PROT_NONE : buffer.pendingReads ? PROT_READ : PROT_READ | PROT_WRITE;
  mprotect(reinterpret_cast<void*>(buffer.address), buffer.pages, protection);
}

bool healPinnedFault(u64 address) {
  u32 used = slotsUsed;
  for (u32 i = 0; i < used; i++) {
    Slot& slot = slots[i];
    u64 start = slot.address;
    if (!start || address - start >= slot.pages) continue;
    slot.isHealed = true;
    mprotect(reinterpret_cast<void*>(start), slot.pages, PROT_READ | PROT_WRITE);
    u32 n = faultCount++;
    if (n < MostFaults) faults[n] = {address - start, slot.isWritten, slot.latest};
    return true;
  }
  return false;
}

void reportPinnedFaults() {
  for (; faultsReported < faultCount && faultsReported < MostFaults; faultsReported++) {
    const Fault& fault = faults[faultsReported];
    violation("host %s pinned memory (byte offset %llu) while asynchronous copy op %u on stream %u was still pending: a stream "
              "or event synchronisation is missing", fault.whileWritten ? "touched" : "wrote",
              static_cast<unsigned long long>(fault.offset), fault.operation, streamOf(fault.operation));
  }
  if (faultsReported == MostFaults) {
    faultCount = 0;
    faultsReported = 0;
  }
}

}
