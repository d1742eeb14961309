#include "settings.h"
#include <cstdlib>
#include <string>

namespace cudaemu {

Settings settings;

namespace {

std::string text(const char* name, const char* otherwise) {
  const char* value = getenv(name);
  return value && *value ? value : otherwise;
}

u64 number(const char* name, u64 otherwise) {
  const char* value = getenv(name);
  return value && *value ? strtoull(value, nullptr, 10) : otherwise;
}

}

void readEnvironment() {
  settings.check = text("CUDAEMU_MODE", "check") == "check";
  settings.log = text("CUDAEMU_LOG", "0") == "1";
  settings.protectArena = text("CUDAEMU_PROTECT", "1") == "1";
  settings.checkInitialised = text("CUDAEMU_INITCHECK", "1") == "1";
  std::string schedule = text("CUDAEMU_SCHED", "lazy"), order = text("CUDAEMU_ORDER", "fwd");
  settings.schedule = schedule == "eager" ? Schedule::Eager : schedule == "random" ? Schedule::Random : Schedule::Lazy;
  settings.order = order == "rev" ? Order::Reverse : order == "random" ? Order::Random : Order::Forward;
  settings.seed = number("CUDAEMU_SEED", settings.seed) | 1;
  settings.memory = number("CUDAEMU_MEM", settings.memory);
  settings.timeLimitMs = number("CUDAEMU_TIMEOUT_MS", settings.timeLimitMs);
}

u64 nextRandom() {
  // xorshift64 (Marsaglia 2003); a seed of 0 would stay 0, so seeds are odd.
  u64& x = settings.seed;
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  return x;
}

}
