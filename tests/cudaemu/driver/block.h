// One block at a time, its threads on fibers. A thread runs until it blocks or ends; one fiber runs thread after thread, and
// a new one starts only when a thread blocks, so a kernel without barriers is a plain loop.
#pragma once
#include "fibers.h"
#include "operation.h"

namespace cudaemu {

enum class ThreadState : u8 { Runs, AtBarrier, AtWarp, Done };

struct DeviceThread {
  EmuThread view;
  ThreadState state;
  Fiber* fiber;
  int line;          // of the barrier or warp function it waits in
  int vote;
  u16 step;          // how often it met others of its warp
};

// Lanes that meet under one mask; two generations of values, since a fast lane may come again before a slow one has read.
struct WarpGroup {
  u32 mask = 0, arrived = 0, generation = 0;
  int line = 0;
  unsigned long values[2][32];
  u32 participants[2];
};

// The kernel that runs, the block of it that runs, and its state. There is one at a time: the driver holds its lock.
struct Block {
  Operation* operation = nullptr;
  Launch* launch = nullptr;
  void** arguments = nullptr;

  std::vector<DeviceThread> threads;
  std::vector<u32> order;                       // in which threads start and go on
  std::vector<std::vector<WarpGroup>> warps;
  DeviceThread* current = nullptr;
  Fiber* fiber = nullptr;

  u32 number = 0;                               // x + y * width + z * width * height
  u16 interval = 0;                             // barriers passed
  Result error = Success;

  u32 count() const { return static_cast<u32>(threads.size()); }
  const Function& function() const { return *launch->function; }
};

extern Block block;
extern u64 barriersPassed;

void beginKernel(Operation& operation, Launch& launch, void** arguments);
// Runs all threads of a block; Success, or the error that ended it.
Result runBlock(EmuDim index, u32 number);

// Ends the kernel; does not return to it.
[[noreturn]] void abortKernel(Result error);

// 0, 1, 2 ..., reversed or shuffled as the settings say.
void fillOrder(std::vector<u32>& order, u32 count);

// The runtime's functions that block.
void meetAtBarrier(int line);
int voteAtBarrier(int line, int kind, int predicate);
const unsigned long* meetWarp(unsigned mask, int line, unsigned long value, unsigned* participants);

// Lets the groups of waiting lanes go that only wait for lanes which have ended; returns whether there were any.
bool releaseWarps();
void releaseThread(DeviceThread& thread);
// Leaves the current thread until it is released.
void blockCurrent(ThreadState state, int line);

// " in kernel fill at k.cu:3, block 0 thread 7" of the current thread.
std::string here(const void* pc);

}
