// Conversions, as the host converts: integers wrap, floats truncate towards zero, and what does not fit becomes the smallest i32
// or i64, of which narrower types keep the low bits. A program holds one source dtype.

template <typename S> struct is_float { static const bool value = false; };
template <> struct is_float<f32> { static const bool value = true; };
template <> struct is_float<f64> { static const bool value = true; };

RO_INLINE i64 to_i64(f64 x) {
    return x >= -9223372036854775808.0 && x < 9223372036854775808.0 ? (i64)x : (i64)0x8000000000000000ull;
}
RO_INLINE i32 to_i32(f64 x) { return x > -2147483649.0 && x < 2147483648.0 ? (i32)x : (i32)0x80000000u; }

// A float of fewer digits, odd in the last where digits were lost: rounding it again rounds the number itself.
RO_INLINE f32 to_odd(f64 x) {
    f32 near = (f32)x;
    if ((f64)near == x || near != near) {
        return near;
    }
    u32 bits = __float_as_uint(near);
    if (fabs((f64)near) > fabs(x)) {
        bits--;
    }
    return __uint_as_float(bits | 1u);
}

template <typename D> struct to {
    template <typename S> static RO_INLINE D of(S x) { return is_float<S>::value ? (D)to_i32((f64)x) : (D)x; }
};
template <> struct to<u32> {
    template <typename S> static RO_INLINE u32 of(S x) { return is_float<S>::value ? (u32)to_i64((f64)x) : (u32)x; }
};
template <> struct to<i64> {
    template <typename S> static RO_INLINE i64 of(S x) { return is_float<S>::value ? to_i64((f64)x) : (i64)x; }
};
template <> struct to<u64> {
    template <typename S> static RO_INLINE u64 of(S x) {
        if (is_float<S>::value && (f64)x >= 9223372036854775808.0) {
            return (f64)x < 18446744073709551616.0 ? (u64)x : 0x8000000000000000ull;
        }
        return is_float<S>::value ? (u64)to_i64((f64)x) : (u64)x;
    }
};
template <> struct to<f32> { template <typename S> static RO_INLINE f32 of(S x) { return (f32)x; } };
template <> struct to<f64> { template <typename S> static RO_INLINE f64 of(S x) { return (f64)x; } };
template <> struct to<f16> {
    template <typename S> static RO_INLINE f16 of(S x) { return ro_down<f16>((f32)x); }
    static RO_INLINE f16 of(f64 x) { return ro_down<f16>(to_odd(x)); }
};
template <> struct to<bf16> { template <typename S> static RO_INLINE bf16 of(S x) { return ro_down<bf16>((f32)x); } };
template <> struct to<bool> { template <typename S> static RO_INLINE bool of(S x) { return x != (S)0; } };
template <typename R> struct to<ro_complex<R> > {
    template <typename S> static RO_INLINE ro_complex<R> of(S x) { return ro_make(to<R>::of(x), (R)0); }
};

template <typename D, typename S> struct cast_of { static RO_INLINE D of(S x) { return to<D>::of(x); } };
template <typename D, typename R> struct cast_of<D, ro_complex<R> > {
    static RO_INLINE D of(ro_complex<R> x) { return to<D>::of(x.re); }
};
template <typename D, typename R> struct cast_of<ro_complex<D>, ro_complex<R> > {
    static RO_INLINE ro_complex<D> of(ro_complex<R> x) { return ro_make((D)x.re, (D)x.im); }
};
template <typename R> struct cast_of<bool, ro_complex<R> > {
    static RO_INLINE bool of(ro_complex<R> x) { return x.re != 0 || x.im != 0; }
};

// Truncation drops the low bits of a fraction instead of rounding: the mask keeps the others.
template <typename S> RO_INLINE S masked(S x, u64) { return x; }
RO_INLINE f32 masked(f32 x, u64 mask) { return __uint_as_float(__float_as_uint(x) & (u32)mask); }
RO_INLINE f64 masked(f64 x, u64 mask) { return __longlong_as_double(__double_as_longlong(x) & (i64)mask); }

template <typename S, typename D>
RO_INLINE void cast(const S* x, D* y, u64 n, u64 mask) {
    for (u64 i = ro_thread(); i < n; i += ro_threads()) {
        y[i] = cast_of<D, typename ro_compute<S>::type>::of(masked(ro_up(x[i]), mask));
    }
}

#define CAST(S, D) \
    RO_KERNEL(256) cast_##S##_##D(const S* x, D* y, u64 n, u64 mask) { cast<S, D>(x, y, n, mask); }
#define CASTS(S) \
    CAST(S, f16) CAST(S, bf16) CAST(S, f32) CAST(S, f64) CAST(S, i8) CAST(S, i16) CAST(S, i32) CAST(S, i64) CAST(S, u8) \
    CAST(S, u16) CAST(S, u32) CAST(S, u64) CAST(S, c64) CAST(S, c128) CAST(S, bool)

#if !defined(RO_DTYPE) || RO_DTYPE == 19
CASTS(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
CASTS(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
CASTS(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
CASTS(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 6
CASTS(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
CASTS(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
CASTS(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
CASTS(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
CASTS(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
CASTS(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
CASTS(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
CASTS(u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 8
CASTS(c64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 18
CASTS(c128)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 10
CASTS(bool)
#endif
