#include "shadow.h"

namespace cudaemu {

Shadow::Shadow(u64 address, u64 bytes, bool isWritten) : address(address), bytes(bytes), store((bytes + 3) >> 2) {
  if (isWritten)
    for (Cell& cell : store) cell.isWritten = true;
}

Shadow::Range Shadow::cells(u64 offset, u64 count) {
  bool reachesEnd = offset + count == bytes && (offset & 3) == 0;
  if (shift && ((offset | count) & 3) && !reachesEnd) makeFine();
  u64 end = (offset + count + (1u << shift) - 1) >> shift;
  return {store.data() + (offset >> shift), store.data() + end};
}

void Shadow::makeFine() {
  std::vector<Cell> fine(bytes);
  for (u64 i = 0; i < bytes; i++) fine[i] = store[i >> shift];
  store.swap(fine);
  shift = 0;
}

}
