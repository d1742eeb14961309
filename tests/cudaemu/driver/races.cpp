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

Access currentAccess(bool isAtomic) {
  const DeviceThread& thread = *block.current;
  return {block.operation->id, block.number, static_cast<u16>(thread.view.linear), block.interval, thread.step, isAtomic};
}

bool isAcquired(u32 other) { return other < acquired.size() && acquired[other]; }

// Whether an earlier access of the same kernel comes before one by the current thread on hardware too.
bool isOrdered(const Access& earlier, const Access& now) {
  if (earlier.block != now.block) return earlier.block != ManyBlocks && isAcquired(earlier.block);
  if (earlier.thread == now.thread || earlier.interval != now.interval) return true;
  bool isSameWarp = earlier.thread != ManyThreads && earlier.thread >> 5 == now.thread >> 5;
  return isSameWarp && earlier.step < now.step;
}

const char* wordOf(Space space) { return space == Space::Shared ? "shared" : "global"; }

const char* verbOf(unsigned flags) { return flags & EMU_ATOMIC ? "atomic" : flags & EMU_WRITE ? "write" : "read"; }

std::string threadOf(const Access& access) {
  if (access.block == ManyBlocks) return "several blocks";
  std::string text = "block " + std::to_string(access.block);
  return text + (access.thread == ManyThreads ? ", several threads" : " thread " + std::to_string(access.thread));
}

std::string raceText(const Touch& access, const Access& earlier, const char* earlierVerb) {
  return formatted("data race (%s memory): %s%s, against an earlier %s by %s with no barrier between; byte offset %llu%s",
                   wordOf(access.space), verbOf(access.flags), here(access.pc).c_str(), earlierVerb, threadOf(earlier).c_str(),
                   static_cast<unsigned long long>(access.offset), access.place);
}

void reportRace(const Touch& access, const Access& earlier, const char* earlierVerb) {
  if (isFirst(access.space == Space::Shared ? "shared race" : "global race", &block.function(), access.pc))
    violation("%s", raceText(access, earlier, earlierVerb).c_str());
}

void reportUnordered(const Touch& access, const char* earlierVerb, OperationId other) {
  if (!isFirst("unordered", &block.function(), access.pc)) return;
  violation("unordered streams: %s%s (op %u, stream %u) of memory %s by op %u on stream %u with no event or sync between; byte "
            "offset %llu%s", verbOf(access.flags), here(access.pc).c_str(), block.operation->id, block.operation->stream,
            earlierVerb, other, streamOf(other), static_cast<unsigned long long>(access.offset), access.place);
}

void reportUninitialised(const Touch& access) {
  if (!isFirst("uninitialised", &block.function(), access.pc)) return;
  violation("read of uninitialised %s memory%s, byte offset %llu%s", wordOf(access.space), here(access.pc).c_str(),
            static_cast<unsigned long long>(access.offset), access.place);
}

void checkAgainstWrite(const Cell& cell, const Touch& access, const Access& now) {
  const Access& write = cell.write;
  if (!write.operation) return;
  if (write.operation != now.operation) {
    if (!block.operation->clock.includes(write.operation)) reportUnordered(access, "written", write.operation);
    return;
  }
  if ((write.isAtomic && now.isAtomic) || isOrdered(write, now)) return;
  bool isPlainRead = !(access.flags & EMU_WRITE);
  if (isPlainRead && write.isAtomic) {
    bool isHeld = std::any_of(heldReads.begin(), heldReads.end(), [&](const HeldRead& read) { return read.cell == &cell; });
    if (!isHeld) heldReads.push_back({&cell, access.pc, raceText(access, write, "atomic")});
    return;
  }
  reportRace(access, write, write.isAtomic ? "atomic" : "write");
}

void checkAgainstRead(const Cell& cell, const Touch& access, const Access& now) {
  const Access& read = cell.read;
  if (!read.operation) return;
  if (read.operation != now.operation) {
    if (!block.operation->clock.includes(read.operation)) reportUnordered(access, "read", read.operation);
    return;
  }
  if (!(read.isAtomic && now.isAtomic) && !isOrdered(read, now)) reportRace(access, read, "read");
}

// One cell keeps one reader, or that there were several.
void recordRead(Access& read, const Access& now) {
  bool isOther = read.operation == now.operation && !isOrdered(read, now);
  if (!isOther) {
    read = now;
    return;
  }
  read.isAtomic = read.isAtomic && now.isAtomic;
  if (read.block != now.block) read.block = ManyBlocks;
  read.thread = ManyThreads;
  read.interval = now.interval;
  read.step = now.step;
}

}

void touch(Cell& cell, const Touch& access) {
  bool isWrite = access.flags & EMU_WRITE, isAtomic = access.flags & EMU_ATOMIC;
  // A volatile read is no race with atomics; with plain writes it is.
  Access now = currentAccess(isAtomic || (!isWrite && access.flags & EMU_VOLATILE));
  if (access.space == Space::Shared) {
    // Shared memory is new in every block.
    auto isStale = [&](const Access& old) { return old.operation != now.operation || old.block != now.block; };
    if (isStale(cell.write) && isStale(cell.read)) cell = {};
  }
  if (access.flags & EMU_CAS && !heldReads.empty())
    heldReads.erase(std::remove_if(heldReads.begin(), heldReads.end(), [&](const HeldRead& read) { return read.cell == &cell; }),
                    heldReads.end());
  if (!cell.isWritten && (!isWrite || isAtomic) && settings.checkInitialised) {
    cell.isWritten = true;
    reportUninitialised(access);
  }
  checkAgainstWrite(cell, access, now);
  if (isWrite) {
    checkAgainstRead(cell, access, now);
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
