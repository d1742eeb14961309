// The device language for g++: what NVRTC has with no include, and nothing else. No system header is included, so that
// std::, uint32_t, INFINITY and the like are as unknown here as they are there.
#pragma once
#include "kernel_abi.h"
#include "language.h"
#include "vectors.h"
#include "conversions.h"
#include "bits.h"
#include "arithmetic.h"
#include "mathematics.h"
#include "threads.h"
#include "warps.h"
#include "atomics.h"
#include "kernels.h"

// g++ has these by itself; NVRTC does not.
#pragma GCC poison __builtin_inff __builtin_inf __builtin_nanf __builtin_nan __builtin_huge_valf __builtin_huge_val
#pragma GCC poison _Float16 __float128 __bf16 __fp16
