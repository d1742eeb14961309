// Along one axis of [outer, length, inner]: the place of the largest or smallest, running sums and products. A thread a line, in
// the order of the axis, as on the host.

template <typename C> RO_INLINE bool is_nan(C x) { return x != x; }

template <typename T, typename I>
RO_INLINE void arg_extreme(const T* x, I* y, u64 lines, u32 length, u64 inner, bool is_largest) {
    typedef typename ro_compute<T>::type C;
    for (u64 i = ro_thread(); i < lines; i += ro_threads()) {
        const T* from = x + i / inner * length * inner + i % inner;
        u32 best = 0;
        C leader = ro_up(from[0]);
        for (u32 k = 1; k < length; k++) {
            const C candidate = ro_up(from[(u64)k * inner]);
            // A number wins over NaN, and the first of equals over the others.
            if (!is_nan(candidate) && (is_nan(leader) || (is_largest ? candidate > leader : candidate < leader))) {
                best = k;
                leader = candidate;
            }
        }
        y[i] = (I)best;
    }
}

struct Add {
    template <typename C> static RO_INLINE C neutral() { return ro_number<C>::of(0); }
    template <typename C> static RO_INLINE C join(C a, C b) { return ro_add(a, b); }
};
struct Multiply {
    template <typename C> static RO_INLINE C neutral() { return ro_number<C>::of(1); }
    template <typename C> static RO_INLINE C join(C a, C b) { return ro_mul(a, b); }
};

template <typename T, typename F>
RO_INLINE void cumulate(const T* x, T* y, u64 lines, u32 length, u64 inner, bool is_exclusive, bool is_reverse) {
    typedef typename ro_compute<T>::type C;
    for (u64 i = ro_thread(); i < lines; i += ro_threads()) {
        const u64 start = i / inner * length * inner + i % inner;
        C running = F::template neutral<C>();
        for (u32 k = 0; k < length; k++) {
            const u64 at = start + (u64)(is_reverse ? length - 1 - k : k) * inner;
            const C next = ro_round_to<T>(F::join(running, (C)ro_up(x[at])));
            y[at] = ro_down<T>(is_exclusive ? running : next);
            running = next;
        }
    }
}

#define ARG(NAME, T, I, LARGEST) \
    RO_KERNEL(256) NAME##_##I##_##T(const T* x, I* y, u64 lines, u32 length, u64 inner) { \
        arg_extreme<T, I>(x, y, lines, length, inner, LARGEST); \
    }
#define ARGS(T) \
    ARG(arg_max, T, i16, true) ARG(arg_max, T, u16, true) ARG(arg_max, T, i32, true) ARG(arg_max, T, i64, true) \
    ARG(arg_min, T, i16, false) ARG(arg_min, T, u16, false) ARG(arg_min, T, i32, false) ARG(arg_min, T, i64, false)
#define CUMULATE(T) \
    RO_KERNEL(256) cumsum_##T(const T* x, T* y, u64 lines, u32 length, u64 inner, bool is_exclusive, bool is_reverse) { \
        cumulate<T, Add>(x, y, lines, length, inner, is_exclusive, is_reverse); \
    } \
    RO_KERNEL(256) cumprod_##T(const T* x, T* y, u64 lines, u32 length, u64 inner, bool is_exclusive, bool is_reverse) { \
        cumulate<T, Multiply>(x, y, lines, length, inner, is_exclusive, is_reverse); \
    }

#if !defined(RO_DTYPE) || RO_DTYPE == 19
ARGS(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
ARGS(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
ARGS(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
ARGS(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 6
ARGS(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
ARGS(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
ARGS(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
ARGS(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
ARGS(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
ARGS(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
ARGS(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
ARGS(u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 10
ARGS(bool)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 19
CUMULATE(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
CUMULATE(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
CUMULATE(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
CUMULATE(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 6
CUMULATE(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
CUMULATE(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
CUMULATE(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
CUMULATE(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
CUMULATE(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
CUMULATE(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
CUMULATE(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
CUMULATE(u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 8
CUMULATE(c64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 18
CUMULATE(c128)
#endif
