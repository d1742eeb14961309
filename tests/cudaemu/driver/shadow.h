// Shadow memory: who last wrote and read every word.
#pragma once
#include "clocks.h"
#include <vector>

namespace cudaemu {

// Stand for several readers, and for a copy or fill, which has no thread.
constexpr u32 ManyBlocks = 0xffffffffu;
constexpr u16 ManyThreads = 0xffffu;

// An interval counts a block's barriers, a step counts what a thread and others of its warp met at. Both wrap at 65,536, by
// which a race of threads exactly that far apart is missed.
struct Access {
  OperationId operation = 0;
  u32 block = 0;
  u16 thread = 0, interval = 0, step = 0;
  bool isAtomic = false;
};

struct Cell {
  Access write, read;
  bool isWritten = false;
};

class Shadow {
 public:
  Shadow() = default;
  Shadow(u64 address, u64 bytes, bool isWritten);

  u64 begin() const { return address; }
  bool contains(u64 at) const { return at - address < bytes; }

  // The cells of a range. A range that is no whole number of words makes the shadow one cell a byte from then on.
  struct Range { Cell* begin; Cell* end; };
  Range cells(u64 offset, u64 count);
  u64 offsetOf(const Cell* cell) const { return static_cast<u64>(cell - store.data()) << shift; }

 private:
  void makeFine();

  u64 address = 0, bytes = 0;
  unsigned shift = 2;
  std::vector<Cell> store;
};

}
