// Runs one kernel launch, block after block.
#pragma once
#include "operation.h"

namespace cudaemu {

extern u64 kernelsRun;

Result runKernel(Operation& operation, Launch& launch);

}
