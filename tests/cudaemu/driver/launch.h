// What is checked when a kernel is queued: its shape, and its arguments, which are read at once as the driver does.
#pragma once
#include "operation.h"

namespace cudaemu {

Result checkShape(const Launch& launch);
Result takeArguments(Launch& launch, void** parameters, void** extra);

// Reports a pointer argument that is no device memory: swapped arguments, or a pointer of the host.
void checkPointers(const Launch& launch);

}
