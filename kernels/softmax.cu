// Softmax and cross entropy: a block a row. Half types compute in f32. The maximum is taken out first, so that nothing overflows.

template <typename A> struct Larger {
    RO_INLINE A combine(A a, A b) const { return b > a || b != b ? b : a; }
};
template <typename A> struct Sum {
    RO_INLINE A combine(A a, A b) const { return ro_add(a, b); }
};

// The joined value, for every thread of the block.
template <typename A, typename F>
RO_INLINE A join_all(A x, const F& op) {
    __shared__ A joined;
    x = ro_block_join(x, op);
    if (threadIdx.x == 0) {
        joined = x;
    }
    __syncthreads();
    x = joined;
    __syncthreads();
    return x;
}

template <typename T>
RO_INLINE void softmax(const T* x, T* y, u64 rows, u32 classes, bool is_logarithm) {
    typedef typename ro_compute<T>::type C;
    for (u64 row = blockIdx.x; row < rows; row += gridDim.x) {
        const T* from = x + row * classes;
        T* to = y + row * classes;
        C largest = ro_number<C>::lowest();
        for (u32 i = threadIdx.x; i < classes; i += blockDim.x) {
            largest = Larger<C>().combine(largest, (C)ro_up(from[i]));
        }
        largest = join_all(largest, Larger<C>());
        C sum = 0;
        for (u32 i = threadIdx.x; i < classes; i += blockDim.x) {
            sum = ro_add(sum, ro_exp(ro_sub((C)ro_up(from[i]), largest)));
        }
        sum = join_all(sum, Sum<C>());
        const C logarithm = is_logarithm ? ro_log(sum) : (C)0;
        for (u32 i = threadIdx.x; i < classes; i += blockDim.x) {
            const C shifted = ro_sub((C)ro_up(from[i]), largest);
            to[i] = ro_down<T>(is_logarithm ? ro_sub(shifted, logarithm) : ro_exp(shifted) / sum);
        }
        __syncthreads();
    }
}

// Features and labels of one row for all have a row stride of 0, of one number for a row a column stride of 0.
template <typename T, typename I>
RO_INLINE void cross_entropy(const T* features, u32 f_row, u32 f_column, const T* labels, u32 l_row, u32 l_column,
    const I* classes_of, T* loss, T* backprop, u64 rows, u32 classes) {
    typedef typename ro_compute<T>::type C;
    for (u64 row = blockIdx.x; row < rows; row += gridDim.x) {
        const T* from = features + row * f_row;
        C largest = ro_number<C>::lowest();
        for (u32 i = threadIdx.x; i < classes; i += blockDim.x) {
            largest = Larger<C>().combine(largest, (C)ro_up(from[i * f_column]));
        }
        largest = join_all(largest, Larger<C>());
        C sum = 0;
        for (u32 i = threadIdx.x; i < classes; i += blockDim.x) {
            sum = ro_add(sum, ro_exp(ro_sub((C)ro_up(from[i * f_column]), largest)));
        }
        sum = join_all(sum, Sum<C>());
        const C logarithm = ro_log(sum);
        const i64 wanted = classes_of ? (i64)classes_of[row] : -1;
        C part = 0;
        for (u32 i = threadIdx.x; i < classes; i += blockDim.x) {
            const C shifted = ro_sub((C)ro_up(from[i * f_column]), largest);
            const C label = classes_of ? (C)((i64)i == wanted ? 1 : 0) : (C)ro_up(labels[row * l_row + i * l_column]);
            if (label != (C)0) {
                part = ro_add(part, ro_mul(label, ro_sub(logarithm, shifted)));
            }
            backprop[row * classes + i] = ro_down<T>(ro_sub(ro_exp(shifted) / sum, label));
        }
        part = join_all(part, Sum<C>());
        if (threadIdx.x == 0) {
            loss[row] = ro_down<T>(part);
        }
        __syncthreads();
    }
}

#define SOFTMAX(T) \
    RO_KERNEL(256) softmax_##T(const T* x, T* y, u64 rows, u32 classes, bool is_logarithm) { \
        softmax<T>(x, y, rows, classes, is_logarithm); \
    } \
    RO_KERNEL(256) cross_entropy_##T(const T* features, u32 f_row, u32 f_column, const T* labels, u32 l_row, u32 l_column, \
        T* loss, T* backprop, u64 rows, u32 classes) { \
        cross_entropy<T, i32>(features, f_row, f_column, labels, l_row, l_column, (const i32*)0, loss, backprop, rows, classes); \
    } \
    RO_KERNEL(256) sparse_cross_entropy_i32_##T(const T* features, const i32* classes_of, T* loss, T* backprop, u64 rows, \
        u32 classes) { \
        cross_entropy<T, i32>(features, classes, 1, (const T*)0, 0, 0, classes_of, loss, backprop, rows, classes); \
    } \
    RO_KERNEL(256) sparse_cross_entropy_i64_##T(const T* features, const i64* classes_of, T* loss, T* backprop, u64 rows, \
        u32 classes) { \
        cross_entropy<T, i64>(features, classes, 1, (const T*)0, 0, 0, classes_of, loss, backprop, rows, classes); \
    }

#if !defined(RO_DTYPE) || RO_DTYPE == 19
SOFTMAX(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
SOFTMAX(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
SOFTMAX(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
SOFTMAX(f64)
#endif
