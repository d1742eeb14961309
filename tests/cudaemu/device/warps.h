// Shuffles, votes and reductions of a warp, all by one meeting in the driver.
#pragma once

EMU_FUNCTION void __syncwarp(unsigned mask = 0xffffffffu, int line = __builtin_LINE()) {
  unsigned participants;
  __emu_runtime->warp(mask, line, 0, &participants);
}

// Always full: lanes run one after another, so none is known to be away.
EMU_FUNCTION unsigned __activemask() { return 0xffffffffu; }

EMU_FUNCTION unsigned long __emu_shuffle(unsigned mask, unsigned long value, int source, int line) {
  unsigned participants;
  const unsigned long* values = __emu_runtime->warp(mask, line, value, &participants);
  if (participants >> source & 1) return values[source];
  __emu_runtime->note("shuffle reads an inactive lane", line);
  return ~0ul;
}

// The lane that each kind of shuffle reads; its own where that is outside its segment of `width` lanes.
EMU_FUNCTION int __emu_lane_at(int lane, int source, int width) { return (lane & ~(width - 1)) | (source & (width - 1)); }
EMU_FUNCTION int __emu_lane_xor(int lane, int bits, int width) {
  int other = lane ^ bits;
  return (other & ~(width - 1)) > (lane & ~(width - 1)) ? lane : other;
}
EMU_FUNCTION int __emu_lane_down(int lane, int delta, int width) {
  return (lane & (width - 1)) + delta >= width ? lane : lane + delta;
}
EMU_FUNCTION int __emu_lane_up(int lane, int delta, int width) { return (lane & (width - 1)) < delta ? lane : lane - delta; }

#define EMU_SHUFFLE(NAME, LANE, T, D) \
  EMU_FUNCTION T NAME(unsigned mask, T value, D which, int width = 32, int line = __builtin_LINE()) { \
    unsigned long bits = 0; \
    __builtin_memcpy(&bits, &value, sizeof value); \
    bits = __emu_shuffle(mask, bits, LANE((int)__emu_self()->lane, (int)which, width), line); \
    __builtin_memcpy(&value, &bits, sizeof value); \
    return value; \
  }
#define EMU_SHUFFLES(T) \
  EMU_SHUFFLE(__shfl_sync, __emu_lane_at, T, int) \
  EMU_SHUFFLE(__shfl_xor_sync, __emu_lane_xor, T, int) \
  EMU_SHUFFLE(__shfl_down_sync, __emu_lane_down, T, unsigned) \
  EMU_SHUFFLE(__shfl_up_sync, __emu_lane_up, T, unsigned)
EMU_SHUFFLES(int)
EMU_SHUFFLES(unsigned)
EMU_SHUFFLES(long)
EMU_SHUFFLES(unsigned long)
EMU_SHUFFLES(long long)
EMU_SHUFFLES(unsigned long long)
EMU_SHUFFLES(float)
EMU_SHUFFLES(double)

EMU_FUNCTION unsigned __ballot_sync(unsigned mask, int predicate, int line = __builtin_LINE()) {
  unsigned participants, votes = 0;
  const unsigned long* values = __emu_runtime->warp(mask, line, predicate != 0, &participants);
  for (int i = 0; i < 32; i++)
    if ((participants >> i & 1) && values[i]) votes |= 1u << i;
  return votes;
}
EMU_FUNCTION int __any_sync(unsigned mask, int predicate, int line = __builtin_LINE()) {
  return __ballot_sync(mask, predicate, line) != 0;
}
EMU_FUNCTION int __all_sync(unsigned mask, int predicate, int line = __builtin_LINE()) {
  return __ballot_sync(mask, !predicate, line) == 0;
}

#if __CUDA_ARCH__ >= 700
#define EMU_MATCH(T) \
  EMU_FUNCTION unsigned __match_any_sync(unsigned mask, T value, int line = __builtin_LINE()) { \
    unsigned long bits = 0; \
    __builtin_memcpy(&bits, &value, sizeof value); \
    unsigned participants, equal = 0; \
    const unsigned long* values = __emu_runtime->warp(mask, line, bits, &participants); \
    for (int i = 0; i < 32; i++) \
      if ((participants >> i & 1) && values[i] == bits) equal |= 1u << i; \
    return equal; \
  } \
  EMU_FUNCTION unsigned __match_all_sync(unsigned mask, T value, int* all, int line = __builtin_LINE()) { \
    unsigned equal = __match_any_sync(mask, value, line); \
    *all = equal == mask; \
    return *all ? equal : 0; \
  }
EMU_MATCH(int)
EMU_MATCH(unsigned)
EMU_MATCH(long)
EMU_MATCH(unsigned long)
EMU_MATCH(long long)
EMU_MATCH(unsigned long long)
EMU_MATCH(float)
EMU_MATCH(double)
#endif

#if __CUDA_ARCH__ >= 800
#define EMU_REDUCE(NAME, T, EXPRESSION) \
  EMU_FUNCTION T NAME(unsigned mask, T value, int line = __builtin_LINE()) { \
    unsigned participants; \
    const unsigned long* values = __emu_runtime->warp(mask, line, (unsigned)value, &participants); \
    bool isFirst = true; \
    T a = 0; \
    for (int i = 0; i < 32; i++) { \
      if (!(participants >> i & 1)) continue; \
      T b = (T)(unsigned)values[i]; \
      a = isFirst ? b : (T)(EXPRESSION); \
      isFirst = false; \
    } \
    return a; \
  }
EMU_REDUCE(__reduce_add_sync, unsigned, a + b)
EMU_REDUCE(__reduce_add_sync, int, (unsigned)a + (unsigned)b)
EMU_REDUCE(__reduce_min_sync, unsigned, a < b ? a : b)
EMU_REDUCE(__reduce_min_sync, int, a < b ? a : b)
EMU_REDUCE(__reduce_max_sync, unsigned, a > b ? a : b)
EMU_REDUCE(__reduce_max_sync, int, a > b ? a : b)
EMU_REDUCE(__reduce_and_sync, unsigned, a & b)
EMU_REDUCE(__reduce_or_sync, unsigned, a | b)
EMU_REDUCE(__reduce_xor_sync, unsigned, a ^ b)
#endif
