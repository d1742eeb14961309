// Rows of a table joined with rows of updates. A block takes a distinct row and walks its updates in their order: no atomics,
// and the bits of the host, which stores the row after every step. A negative row is skipped.

struct Adding {
    template <typename T, typename C> static RO_INLINE C apply(C a, C b) { return ro_add(a, b); }
};
struct Subtracting {
    template <typename T, typename C> static RO_INLINE C apply(C a, C b) { return ro_sub(a, b); }
};
struct Multiplying {
    template <typename T, typename C> static RO_INLINE C apply(C a, C b) { return ro_mul(a, b); }
};
struct Dividing {
    template <typename T, typename C> static RO_INLINE C apply(C a, C b) { return ro_div(a, b); }
};
struct Lowering {
    template <typename T, typename C> static RO_INLINE C apply(C a, C b) { return b < a ? b : a; }
};
struct Raising {
    template <typename T, typename C> static RO_INLINE C apply(C a, C b) { return b > a ? b : a; }
};
struct Replacing {
    template <typename T, typename C> static RO_INLINE C apply(C, C b) { return b; }
};
struct Joining {
    template <typename T, typename C> static RO_INLINE C apply(C a, C b) { return a || b; }
};
struct Differing {
    template <typename T, typename C> static RO_INLINE C apply(C a, C b) { return a != b; }
};

template <typename T, typename F>
RO_INLINE void scatter(T* table, const T* updates, const i64* rows, const u32* starts, const u32* order, u32 count, u32 width,
    const u64* error) {
    typedef typename ro_compute<T>::type C;
    if (ro_failed(error)) {
        return;
    }
    for (u32 r = blockIdx.x; r < count; r += gridDim.x) {
        if (rows[r] < 0) {
            continue;
        }
        for (u32 c = threadIdx.x; c < width; c += blockDim.x) {
            const u64 at = (u64)rows[r] * width + c;
            C sum = ro_up(table[at]);
            for (u32 k = starts[r]; k < starts[r + 1]; k++) {
                sum = ro_round_to<T>(F::template apply<T, C>(sum, (C)ro_up(updates[(u64)order[k] * width + c])));
            }
            table[at] = ro_down<T>(sum);
        }
    }
}

#define SCATTER(NAME, F, T) \
    RO_KERNEL(256) NAME##_##T(T* table, const T* updates, const i64* rows, const u32* starts, const u32* order, u32 count, \
        u32 width, const u64* error) { \
        scatter<T, F>(table, updates, rows, starts, order, count, width, error); \
    }
#define ARITHMETIC(T) \
    SCATTER(scatter_add, Adding, T) SCATTER(scatter_sub, Subtracting, T) SCATTER(scatter_mul, Multiplying, T) \
    SCATTER(scatter_div, Dividing, T)
#define ORDERED(T) SCATTER(scatter_min, Lowering, T) SCATTER(scatter_max, Raising, T)
#define TRUTHS(T) SCATTER(scatter_add, Joining, T) SCATTER(scatter_sub, Differing, T)
#define COPIES(T) SCATTER(scatter_update, Replacing, T)

#if !defined(RO_DTYPE) || RO_DTYPE == 19
ARITHMETIC(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
ARITHMETIC(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
ARITHMETIC(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
ARITHMETIC(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 6
ARITHMETIC(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
ARITHMETIC(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
ARITHMETIC(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
ARITHMETIC(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
ARITHMETIC(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
ARITHMETIC(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
ARITHMETIC(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
ARITHMETIC(u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 8
ARITHMETIC(c64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 18
ARITHMETIC(c128)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 19
ORDERED(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
ORDERED(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
ORDERED(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
ORDERED(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 6
ORDERED(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
ORDERED(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
ORDERED(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
ORDERED(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
ORDERED(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
ORDERED(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
ORDERED(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
ORDERED(u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 10
TRUTHS(bool)
#endif
// Copies of slices go by the element's size: the dtypes of unsigned integers and of c128.
#if !defined(RO_DTYPE) || RO_DTYPE == 4
COPIES(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
COPIES(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
COPIES(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
COPIES(u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 18
COPIES(c128)
#endif

// A divisor of 0 among integers is refused before anything is divided.
template <typename T>
RO_INLINE void check_divisors(const T* x, u64 n, u64* error, u32 number) {
    for (u64 i = ro_thread(); i < n; i += ro_threads()) {
        if (x[i] == (T)0) {
            ro_fail(error, number, i);
        }
    }
}

#define DIVISORS(T) \
    RO_KERNEL(256) check_divisors_##T(const T* x, u64 n, u64* error, u32 number) { \
        check_divisors<T>(x, n, error, number); \
    }
#if !defined(RO_DTYPE) || RO_DTYPE == 6
DIVISORS(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
DIVISORS(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
DIVISORS(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
DIVISORS(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
DIVISORS(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
DIVISORS(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
DIVISORS(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
DIVISORS(u64)
#endif
