// What a compiled kernel module and the emulated driver agree on. Both include it, and a kernel sees no system header, so
// it names none.
#pragma once
#define CUDAEMU_ABI 6

struct EmuDim { unsigned x, y, z; };

// What a kernel sees of the thread that runs it.
struct EmuThread { EmuDim thread, block, blockDim, gridDim; unsigned linear, lane, warp; };

enum EmuAccess : unsigned { EMU_WRITE = 1, EMU_ATOMIC = 2, EMU_UNALIGNED = 4, EMU_VOLATILE = 8, EMU_CAS = 16 };
enum EmuVote : int { EMU_COUNT, EMU_AND, EMU_OR };

// The driver's functions that kernel code calls.
struct EmuRuntime {
  void (*barrier)(int line);
  int (*vote)(int line, int kind, int predicate);
  // Meets the lanes of the mask; returns their 32 values, and in *participants the lanes that gave one.
  const unsigned long* (*warp)(unsigned mask, int line, unsigned long value, unsigned* participants);
  void (*access)(const void* address, unsigned bytes, unsigned flags, const void* pc);
  void (*fence)(int scope);
  void (*trap)(const char* why, int line);
  void* (*dynamicShared)();
  void (*note)(const char* what, int line);
  void (*undefined)(const char* what, const void* address, const void* pc);
};

struct EmuKernel {
  const char* name;
  void* function;
  void (*invoke)(void** arguments);
  unsigned parameters;
  const unsigned* sizes;
  const unsigned* alignments;
  const unsigned char* isPointer;
  unsigned mostThreads;   // of __launch_bounds__; 0 where there is none
};

struct EmuModule {
  unsigned abi, check, arch;
  unsigned isBinary;      // whether the image is for exactly this architecture (sm_NN), not for it and later ones
  unsigned kernelCount;
  const EmuKernel* kernels;
  unsigned sharedCount;
  const char* const* sharedNames;
  EmuThread** current;
  const EmuRuntime** runtime;
};
