// Where a thread is, barriers and fences. Barriers pass the line they stand on, by which two of them are told apart.
#pragma once

#define threadIdx (*(const uint3*)&__emu_self()->thread)
#define blockIdx (*(const uint3*)&__emu_self()->block)
#define blockDim (*(const dim3*)&__emu_self()->blockDim)
#define gridDim (*(const dim3*)&__emu_self()->gridDim)
static constexpr int warpSize = 32;

EMU_FUNCTION void __syncthreads(int line = __builtin_LINE()) { __emu_runtime->barrier(line); }
EMU_FUNCTION int __syncthreads_count(int p, int line = __builtin_LINE()) { return __emu_runtime->vote(line, EMU_COUNT, p); }
EMU_FUNCTION int __syncthreads_and(int p, int line = __builtin_LINE()) { return __emu_runtime->vote(line, EMU_AND, p); }
EMU_FUNCTION int __syncthreads_or(int p, int line = __builtin_LINE()) { return __emu_runtime->vote(line, EMU_OR, p); }

EMU_FUNCTION void __threadfence_block() { __emu_runtime->fence(1); }
EMU_FUNCTION void __threadfence() { __emu_runtime->fence(2); }
EMU_FUNCTION void __threadfence_system() { __emu_runtime->fence(3); }

EMU_FUNCTION long long clock64() { return (long long)__builtin_ia32_rdtsc(); }
EMU_FUNCTION clock_t clock() { return (clock_t)__builtin_ia32_rdtsc(); }
#if __CUDA_ARCH__ >= 700
EMU_FUNCTION void __nanosleep(unsigned) {}
#endif
