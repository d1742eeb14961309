// Who happened before whom: every operation is the n-th of its stream, and its clock says, stream by stream, up to which one
// it is ordered after. Two operations that neither clock orders may overlap on a GPU, whatever the emulator's schedule was.
#pragma once
#include "settings.h"
#include <vector>

namespace cudaemu {

using OperationId = u32;   // 0 stands for none

class Clock {
 public:
  void join(const Clock& other);
  void set(u32 stream, u32 position);
  bool includes(OperationId operation) const;

 private:
  std::vector<u32> positions;
};

// Gives the next operation of a stream its number.
OperationId numberOperation(u32 stream, u32 position);

u32 streamOf(OperationId operation);
OperationId latestOperation();

}
