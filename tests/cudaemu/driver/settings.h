// What the environment says; read once, by cuInit.
#pragma once
#include <cstdint>

namespace cudaemu {

using u8 = uint8_t;
using u16 = uint16_t;
using u32 = uint32_t;
using u64 = uint64_t;

enum class Schedule { Lazy, Eager, Random };
enum class Order { Forward, Reverse, Random };

struct Settings {
  bool check = true;              // CUDAEMU_MODE=check|fast
  bool log = false;               // CUDAEMU_LOG=1: violations go to standard error as they are found
  bool protectArena = true;       // CUDAEMU_PROTECT=0: the host may read device memory
  bool checkInitialised = true;   // CUDAEMU_INITCHECK=0
  Schedule schedule = Schedule::Lazy;   // CUDAEMU_SCHED=lazy|eager|random
  Order order = Order::Forward;         // CUDAEMU_ORDER=fwd|rev|random, of blocks and of threads
  u64 seed = 88172645463325252ull;      // CUDAEMU_SEED
  u64 memory = 1ull << 30;              // CUDAEMU_MEM: bytes of device memory
  u64 timeLimitMs = 20000;              // CUDAEMU_TIMEOUT_MS: CPU time of one kernel; 0 for none
};

extern Settings settings;

void readEnvironment();

// The next number of the seeded sequence that random schedules and orders draw from.
u64 nextRandom();

}
