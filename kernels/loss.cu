// Half the sum of squares, summed in f64: a reduction in the form of emitted ones.

struct l2_parts {
    typedef f64 A;
    RO_INLINE f64 init() const { return 0; }
    RO_INLINE f64 map(f64 x) const { return ro_mul(x, x); }
    RO_INLINE f64 combine(f64 a, f64 b) const { return ro_add(a, b); }
    RO_INLINE f64 finish(f64 r, u64) const { return r / 2; }
};

#define L2_LOSS(T) \
    RO_KERNEL(256) l2_loss_##T##_rows(const T* x, T* y, u32 rows, u32 length) { \
        l2_parts op; \
        ro_reduce_rows(op, x, y, rows, length); \
    } \
    RO_KERNEL(256) l2_loss_##T##_columns(const T* x, T* y, u32 length, u32 inner) { \
        l2_parts op; \
        ro_reduce_columns(op, x, y, length, inner); \
    } \
    RO_KERNEL(256) l2_loss_##T##_partial(const T* x, f64* y, u64 length) { \
        l2_parts op; \
        ro_reduce_partial(op, x, y, length); \
    } \
    RO_KERNEL(256) l2_loss_##T##_finish(const f64* x, T* y, u32 parts, u64 length) { \
        l2_parts op; \
        ro_reduce_finish(op, x, y, parts, length); \
    }

#if !defined(RO_DTYPE) || RO_DTYPE == 19
L2_LOSS(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
L2_LOSS(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
L2_LOSS(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
L2_LOSS(f64)
#endif
