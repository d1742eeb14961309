// Elementwise bodies whose output has another dtype than their inputs, in the three forms of emitted kernels: packed, unaligned,
// strided.

struct Equality {
    template <typename T> static RO_INLINE bool of(T x, T y, bool when) { return ro_eq(ro_up(x), ro_up(y)) == when; }
};
struct Joined {
    template <typename R> static RO_INLINE ro_complex<R> of(R x, R y, bool) { return ro_make(x, y); }
};

template <typename T, typename D, typename F, int N>
RO_INLINE void pairs(const T* x, const T* y, D* z, bool flag, u32 scalars, u32 n) {
    for (u32 i = ro_thread() * N; i < n; i += ro_threads() * N) {
        const Pack<T, N> a = ro_load<T, N>(x, i, n, scalars & 1u), b = ro_load<T, N>(y, i, n, (scalars >> 1) & 1u);
        Pack<D, N> c;
        #pragma unroll
        for (int k = 0; k < N; k++) {
            c.at[k] = F::of(a.at[k], b.at[k], flag);
        }
        ro_store<D, N>(z, i, n, c);
    }
}

template <typename T, typename D, typename F>
RO_INLINE void strided_pairs(const T* x, const T* y, D* z, bool flag, const ro_layout<2>& layout, u32 n) {
    for (u32 i = ro_thread(); i < n; i += ro_threads()) {
        u32 at[2];
        ro_locate<2>(layout, i, at);
        z[i] = F::of(x[at[0]], y[at[1]], flag);
    }
}

#define PAIRS(NAME, T, D, F, N) \
    RO_KERNEL(256) NAME##_##T(const T* x, const T* y, D* z, bool flag, u32 scalars, u32 n) { \
        pairs<T, D, F, N>(x, y, z, flag, scalars, n); \
    } \
    RO_KERNEL(256) NAME##_##T##_unaligned(const T* x, const T* y, D* z, bool flag, u32 scalars, u32 n) { \
        pairs<T, D, F, 1>(x, y, z, flag, scalars, n); \
    } \
    RO_KERNEL(256) NAME##_##T##_strided(const T* x, const T* y, D* z, bool flag, ro_layout<2> layout, u32 n) { \
        strided_pairs<T, D, F>(x, y, z, flag, layout, n); \
    }
#define EQUAL(T) PAIRS(equal, T, bool, Equality, 16 / sizeof(T))

#if !defined(RO_DTYPE) || RO_DTYPE == 19
EQUAL(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
EQUAL(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
EQUAL(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
EQUAL(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 6
EQUAL(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
EQUAL(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
EQUAL(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
EQUAL(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
EQUAL(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
EQUAL(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
EQUAL(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
EQUAL(u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 8
EQUAL(c64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 18
EQUAL(c128)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 10
EQUAL(bool)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
PAIRS(complex, f32, c64, Joined, 2)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
PAIRS(complex, f64, c128, Joined, 1)
#endif
