#include "races.h"
#include "block.h"
#include "violations.h"
#include <algorithm>
#include <unordered_map>

namespace cudaemu {
namespace {

struct HeldRead { const Cell* cell; const void* pc; std::string text; };

std::vector<HeldRead> heldReads;
std::unordered_map<u64, std::vector<u32>> released;   // by the atomic's address: the blocks that published there
std::vector<u8> acquired;                             // by block: whether the running one comes after it
bool hasFenced = false;

bool isAcquired(u32 other) { return other < acquired.size() && acquired[other]; }

// Whether an earlier access of the same kernel comes before one by the current thread on hardware too.
bool isOrdered(const Access& earlier, const Access& now) {
  if (earlier.block != now.block) return earlier.block != ManyBlocks && isAcquired(earlier.block);
  if (earlier.thread == now.thread || earlier.interval != now.interval) return true;
  bool isSameWarp = earlier.thread != ManyThreads && earlier.thread >> 5 == now.thread >> 5;
  return isSameWarp && earlier.step < now.step;
}

// Kernels meet the same few earlier operations again and again.
bool isBefore(OperationId earlier) {
  static OperationId knownEarlier = 0, knownFor = 0;
  if (earlier == knownEarlier && knownFor == block.operation->id) return true;
  if (!block.operation->clock.includes(earlier)) return false;
  knownEarlier = earlier;
  knownFor = block.operation->id;
  return true;
}

bool isShared(Space space) { return space == Space::Shared || space == Space::DynamicShared; }

const char* wordOf(Space space) { return isShared(space) ? "shared" : "global"; }

const char* verbOf(unsigned flags) { return flags & EMU_ATOMIC ? "atomic" : flags & EMU_WRITE ? "write" : "read"; }

std::string placeOf(u64 offset, const Touch& touch) {
  std::string text = "byte offset " + std::to_string(offset);
  if (touch.space == Space::Global) text += " of allocation #" + std::to_string(touch.allocation);
  if (touch.space == Space::Module) text += " of the module's variables";
  if (touch.space == Space::DynamicShared) text += " of the dynamic shared memory";
  return text;
}

std::string threadOf(const Access& access) {
  if (access.block == ManyBlocks) return "several blocks";
  std::string text = "block " + std::to_string(access.block);
  return text + (access.thread == ManyThreads ? ", several threads" : " thread " + std::to_string(access.thread));
}

std::string raceText(u64 offset, const Touch& touch, const Access& earlier, const char* earlierVerb) {
  return formatted("data race (%s memory): %s%s, against an earlier %s by %s with no barrier between; %s", wordOf(touch.space),
                   verbOf(touch.flags), here(touch.pc).c_str(), earlierVerb, threadOf(earlier).c_str(),
                   placeOf(offset, touch).c_str());
}

void reportRace(u64 offset, const Touch& touch, const Access& earlier, const char* earlierVerb) {
  if (isFirst(isShared(touch.space) ? "shared race" : "global race", &block.function(), touch.pc))
    violation("%s", raceText(offset, touch, earlier, earlierVerb).c_str());
}

void reportUnordered(u64 offset, const Touch& touch, const char* earlierVerb, OperationId other) {
  if (!isFirst("unordered", &block.function(), touch.pc)) return;
  violation("unordered streams: %s%s (op %u, stream %u) of memory %s by op %u on stream %u with no event or sync between; %s",
            verbOf(touch.flags), here(touch.pc).c_str(), block.operation->id, block.operation->stream, earlierVerb, other,
            streamOf(other), placeOf(offset, touch).c_str());
}

void reportUninitialised(u64 offset, const Touch& touch) {
  if (!isFirst("uninitialised", &block.function(), touch.pc)) return;
  violation("read of uninitialised %s memory%s, %s", wordOf(touch.space), here(touch.pc).c_str(), placeOf(offset, touch).c_str());
}

void holdRead(const Cell& cell, u64 offset, const Touch& touch) {
  bool isHeld = std::any_of(heldReads.begin(), heldReads.end(), [&](const HeldRead& read) { return read.cell == &cell; });
  if (!isHeld) heldReads.push_back({&cell, touch.pc, raceText(offset, touch, cell.write, "atomic")});
}

void releaseHeld(const Cell& cell) {
  heldReads.erase(std::remove_if(heldReads.begin(), heldReads.end(), [&](const HeldRead& read) { return read.cell == &cell; }),
                  heldReads.end());
}

void checkAgainstWrite(const Cell& cell, u64 offset, const Touch& touch) {
  const Access &write = cell.write, &now = touch.access;
  if (!write.operation) return;
  if (write.operation != now.operation) {
    if (!isBefore(write.operation)) reportUnordered(offset, touch, "written", write.operation);
    return;
  }
  if ((write.isAtomic && now.isAtomic) || isOrdered(write, now)) return;
  bool isPlainRead = !(touch.flags & EMU_WRITE);
  if (isPlainRead && write.isAtomic) holdRead(cell, offset, touch);
  else reportRace(offset, touch, write, write.isAtomic ? "atomic" : "write");
}

void checkAgainstRead(const Cell& cell, u64 offset, const Touch& touch) {
  const Access &read = cell.read, &now = touch.access;
  if (!read.operation) return;
  if (read.operation != now.operation) {
    if (!isBefore(read.operation)) reportUnordered(offset, touch, "read", read.operation);
    return;
  }
  if (!(read.isAtomic && now.isAtomic) && !isOrdered(read, now)) reportRace(offset, touch, read, "read");
}

// One cell keeps one reader, or that there were several. Where only one of two is plain it is the one to keep: an atomic
// write marks the cell too, and the thread of a CAS loop must find its own plain read.
void recordRead(Access& read, const Access& now) {
  if (read.operation != now.operation || isOrdered(read, now) || (read.isAtomic && !now.isAtomic)) {
    read = now;
    return;
  }
  if (now.isAtomic && !read.isAtomic) return;
  if (read.block != now.block) read.block = ManyBlocks;
  read.thread = ManyThreads;
  read.interval = now.interval;
  read.step = now.step;
}

}

Access currentAccess(unsigned flags) {
  const DeviceThread& thread = *block.current;
  // A volatile read is no race with atomics; with plain writes it is.
  bool isAtomic = flags & EMU_ATOMIC || (!(flags & EMU_WRITE) && flags & EMU_VOLATILE);
  return {block.operation->id, block.number, static_cast<u16>(thread.view.linear), block.interval, thread.step, isAtomic};
}

void touch(Cell& cell, u64 offset, const Touch& touch) {
  bool isWrite = touch.flags & EMU_WRITE, isAtomic = touch.flags & EMU_ATOMIC;
  const Access& now = touch.access;
  if (isShared(touch.space)) {
    // Shared memory is new in every block.
    auto isStale = [&](const Access& old) { return old.operation != now.operation || old.block != now.block; };
    if (isStale(cell.write) && isStale(cell.read)) cell = {};
  }
  if (touch.flags & EMU_CAS && !heldReads.empty()) releaseHeld(cell);
  if (!cell.isWritten && (!isWrite || isAtomic) && settings.checkInitialised) {
    cell.isWritten = true;
    reportUninitialised(offset, touch);
  }
  checkAgainstWrite(cell, offset, touch);
  if (isWrite) {
    checkAgainstRead(cell, offset, touch);
    cell.write = now;
    cell.isWritten = true;
    if (!isAtomic) cell.read = {};
  }
  if (!isWrite || isAtomic) recordRead(cell.read, now);
}

void forgetAcquired() {
  std::fill(acquired.begin(), acquired.end(), 0);
  hasFenced = false;
}

void forgetReleased() {
  released.clear();
  acquired.clear();
}

void noteDeviceFence() { hasFenced = true; }

void acquireAndRelease(u64 address) {
  if (!hasFenced) return;
  std::vector<u32>& blocks = released[address];
  for (u32 other : blocks) {
    if (acquired.size() <= other) acquired.resize(other + 1);
    acquired[other] = 1;
  }
  if (blocks.empty() || blocks.back() != block.number) blocks.push_back(block.number);
}

void reportHeldReads() {
  for (const HeldRead& read : heldReads)
    if (isFirst("held read", &block.function(), read.pc)) violation("%s", read.text.c_str());
  heldReads.clear();
}

}
