// Signals: what a kernel does wrong in fast mode, an endless one, and the host that touches what is not its own.
#pragma once

namespace cudaemu {

// After the runtime's handlers (.NET's are there before cuInit), which are called for what is not ours.
void installHandlers();

// Between these, a fault or the time limit on this thread ends the kernel, not the process.
void enterKernel();
void leaveKernel();

// Reports the signal that ended the latest kernel, if one did.
void reportSignal();

}
