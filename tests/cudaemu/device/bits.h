// Integer intrinsics.
#pragma once

EMU_FUNCTION int __popc(unsigned x) { return __builtin_popcount(x); }
EMU_FUNCTION int __popcll(unsigned long long x) { return __builtin_popcountll(x); }
EMU_FUNCTION int __clz(int x) { return x ? __builtin_clz((unsigned)x) : 32; }
EMU_FUNCTION int __clzll(long long x) { return x ? __builtin_clzll((unsigned long long)x) : 64; }
EMU_FUNCTION int __ffs(int x) { return __builtin_ffs(x); }
EMU_FUNCTION int __ffsll(long long x) { return __builtin_ffsll(x); }

EMU_FUNCTION unsigned long long __brevll(unsigned long long x) {
  unsigned long long reversed = 0;
  for (int i = 0; i < 64; i++) reversed |= (x >> i & 1) << (63 - i);
  return reversed;
}
EMU_FUNCTION unsigned __brev(unsigned x) { return (unsigned)(__brevll(x) >> 32); }

EMU_FUNCTION unsigned __byte_perm(unsigned low, unsigned high, unsigned selector) {
  unsigned long long bytes = (unsigned long long)high << 32 | low;
  unsigned picked = 0;
  for (int i = 0; i < 4; i++) picked |= (unsigned)(bytes >> (selector >> 4 * i & 7) * 8 & 255) << 8 * i;
  return picked;
}

EMU_FUNCTION unsigned long long __emu_pair(unsigned low, unsigned high) { return (unsigned long long)high << 32 | low; }
EMU_FUNCTION unsigned __funnelshift_l(unsigned low, unsigned high, unsigned shift) {
  return (unsigned)(__emu_pair(low, high) << (shift & 31) >> 32);
}
EMU_FUNCTION unsigned __funnelshift_r(unsigned low, unsigned high, unsigned shift) {
  return (unsigned)(__emu_pair(low, high) >> (shift & 31));
}
EMU_FUNCTION unsigned __funnelshift_lc(unsigned low, unsigned high, unsigned shift) {
  return shift >= 32 ? low : __funnelshift_l(low, high, shift);
}
EMU_FUNCTION unsigned __funnelshift_rc(unsigned low, unsigned high, unsigned shift) {
  return shift >= 32 ? high : __funnelshift_r(low, high, shift);
}

EMU_FUNCTION int __mulhi(int a, int b) { return (int)((long long)a * b >> 32); }
EMU_FUNCTION unsigned __umulhi(unsigned a, unsigned b) { return (unsigned)((unsigned long long)a * b >> 32); }
EMU_FUNCTION long long __mul64hi(long long a, long long b) { return (long long)((__int128)a * b >> 64); }
EMU_FUNCTION unsigned long long __umul64hi(unsigned long long a, unsigned long long b) {
  return (unsigned long long)((unsigned __int128)a * b >> 64);
}
EMU_FUNCTION int __mul24(int a, int b) { return (int)((unsigned)(a << 8 >> 8) * (unsigned)(b << 8 >> 8)); }
EMU_FUNCTION unsigned __umul24(unsigned a, unsigned b) { return (a & 0xffffff) * (b & 0xffffff); }
EMU_FUNCTION unsigned __sad(int a, int b, unsigned c) {
  return c + (a > b ? (unsigned)a - (unsigned)b : (unsigned)b - (unsigned)a);
}
EMU_FUNCTION unsigned __usad(unsigned a, unsigned b, unsigned c) { return c + (a > b ? a - b : b - a); }
EMU_FUNCTION int __hadd(int a, int b) { return (int)((long long)a + b >> 1); }
EMU_FUNCTION int __rhadd(int a, int b) { return (int)((long long)a + b + 1 >> 1); }
EMU_FUNCTION unsigned __uhadd(unsigned a, unsigned b) { return (unsigned)((unsigned long long)a + b >> 1); }
EMU_FUNCTION unsigned __urhadd(unsigned a, unsigned b) { return (unsigned)((unsigned long long)a + b + 1 >> 1); }

// Four bytes at a time.
#define EMU_BYTES(NAME, EXPRESSION) \
  EMU_FUNCTION unsigned NAME(unsigned x, unsigned y) { \
    unsigned result = 0; \
    for (int i = 0; i < 32; i += 8) { \
      unsigned a = x >> i & 255, b = y >> i & 255; \
      result |= ((EXPRESSION) & 255u) << i; \
    } \
    return result; \
  }
EMU_BYTES(__vadd4, a + b)
EMU_BYTES(__vsub4, a - b)
EMU_BYTES(__vmaxu4, a > b ? a : b)
EMU_BYTES(__vminu4, a < b ? a : b)
EMU_BYTES(__vabsdiffu4, a > b ? a - b : b - a)
EMU_BYTES(__vcmpeq4, a == b ? 255u : 0u)

#if __CUDA_ARCH__ >= 610
EMU_FUNCTION int __dp4a(int a, int b, int c) {
  for (int i = 0; i < 32; i += 8) c = (int)((unsigned)c + (unsigned)((signed char)(a >> i) * (signed char)(b >> i)));
  return c;
}
EMU_FUNCTION unsigned __dp4a(unsigned a, unsigned b, unsigned c) {
  for (int i = 0; i < 32; i += 8) c += (a >> i & 255) * (b >> i & 255);
  return c;
}
#endif
