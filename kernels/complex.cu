// Parts of complex numbers, and complex numbers of their parts. Magnitude and angle are taken in f64, as on the host.

template <typename R> struct Real {
    static RO_INLINE R of(ro_complex<R> x) { return x.re; }
};
template <typename R> struct Imag {
    static RO_INLINE R of(ro_complex<R> x) { return x.im; }
};
template <typename R> struct Magnitude {
    static RO_INLINE R of(ro_complex<R> x) { return (R)hypot((f64)x.re, (f64)x.im); }
};
template <typename R> struct Angle {
    static RO_INLINE R of(ro_complex<R> x) { return (R)atan2((f64)x.im, (f64)x.re); }
};

template <typename R, typename F>
RO_INLINE void part(const ro_complex<R>* x, R* y, u64 n) {
    for (u64 i = ro_thread(); i < n; i += ro_threads()) {
        y[i] = F::of(x[i]);
    }
}

#define PART(NAME, F, T, R) \
    RO_KERNEL(256) NAME##_##T(const T* x, R* y, u64 n) { part<R, F<R> >(x, y, n); }
#define PARTS(T, R) PART(real, Real, T, R) PART(imag, Imag, T, R) PART(magnitude, Magnitude, T, R) PART(angle, Angle, T, R)

#if !defined(RO_DTYPE) || RO_DTYPE == 8
PARTS(c64, f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 18
PARTS(c128, f64)
#endif
