// What a product may end with and no op of its own computes: x times the normal distribution of x, exactly or by tanh. Written in
// place; half types compute in f32.

template <typename C> RO_INLINE C gelu_exact(C x) {
    const C share = ro_erf(ro_mul(x, (C)0.70710678118654752));
    return ro_mul(ro_mul((C)0.5, x), ro_add((C)1, share));
}

template <typename C> RO_INLINE C gelu_approximate(C x) {
    const C cubic = ro_mul(ro_mul(ro_mul((C)0.044715, x), x), x);
    const C bend = ro_tanh(ro_mul((C)0.79788456080286536, ro_add(x, cubic)));
    return ro_mul(ro_mul((C)0.5, x), ro_add((C)1, bend));
}

template <typename T>
RO_INLINE void gelu(T* x, u64 n, bool is_exact) {
    typedef typename ro_compute<T>::type C;
    for (u64 i = ro_thread(); i < n; i += ro_threads()) {
        const C value = ro_up(x[i]);
        x[i] = ro_down<T>(is_exact ? gelu_exact(value) : gelu_approximate(value));
    }
}

#define GELU(T) \
    RO_KERNEL(256) gelu_##T(T* x, u64 n, bool is_exact) { gelu<T>(x, n, is_exact); }

#if !defined(RO_DTYPE) || RO_DTYPE == 19
GELU(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
GELU(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
GELU(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
GELU(f64)
#endif
