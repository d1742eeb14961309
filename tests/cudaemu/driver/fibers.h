// Stacks on which the threads of a block run in turn. A fiber is taken for the length of one block.
#pragma once
#include "settings.h"

extern "C" void cudaemu_switch(void** save, void* to);

namespace cudaemu {

struct Fiber {
  static constexpr u64 StackBytes = 64 << 10;
  static constexpr u64 GuardBytes = 4096;

  u8* memory = nullptr;            // the guard page, then the stack
  void* stackPointer = nullptr;

  bool holds(u64 address) const { return address - reinterpret_cast<u64>(memory) < GuardBytes + StackBytes; }
  bool overflowedAt(u64 address) const { return address - reinterpret_cast<u64>(memory) < GuardBytes; }
  void* top() const { return memory + GuardBytes + StackBytes; }
};

// A fiber that begins at a function which never returns.
Fiber& takeFiber(void (*entry)());

// Makes every fiber free again.
void returnFibers();

}
