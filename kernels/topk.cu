// The k largest of each row in falling order, the lower index first among equals; and whether a target is among the k largest.

template <typename C> RO_INLINE bool is_nan(C x) { return x != x; }

// NaN is below every number, as on the host.
template <typename C> RO_INLINE bool is_above(C a, u32 i, C b, u32 j) {
    if (is_nan(a) || is_nan(b)) {
        return is_nan(a) && is_nan(b) ? i < j : is_nan(b);
    }
    return a > b || (a == b && i < j);
}

// A block a row, a pass for each of the k: the best of what comes after the last that was chosen.
template <typename T, typename I>
RO_INLINE void top_k(const T* x, T* values, I* indices, u64 rows, u32 columns, u32 k) {
    typedef typename ro_compute<T>::type C;
    __shared__ C best_value[256];
    __shared__ u32 best_index[256];
    for (u64 row = blockIdx.x; row < rows; row += gridDim.x) {
        const T* from = x + row * columns;
        u32 last = columns;
        for (u32 pass = 0; pass < k; pass++) {
            u32 best = columns;
            C value = ro_number<C>::of(0);
            const C last_value = last < columns ? ro_up(from[last]) : ro_number<C>::of(0);
            for (u32 i = threadIdx.x; i < columns; i += blockDim.x) {
                const C candidate = ro_up(from[i]);
                const bool is_left = last == columns || is_above(last_value, last, candidate, i);
                if (is_left && (best == columns || is_above(candidate, i, value, best))) {
                    best = i;
                    value = candidate;
                }
            }
            best_value[threadIdx.x] = value;
            best_index[threadIdx.x] = best;
            __syncthreads();
            for (u32 step = 128; step > 0; step >>= 1) {
                if (threadIdx.x < step) {
                    const u32 other = best_index[threadIdx.x + step], own = best_index[threadIdx.x];
                    if (other < columns && (own == columns
                        || is_above(best_value[threadIdx.x + step], other, best_value[threadIdx.x], own))) {
                        best_index[threadIdx.x] = other;
                        best_value[threadIdx.x] = best_value[threadIdx.x + step];
                    }
                }
                __syncthreads();
            }
            last = best_index[0];
            if (threadIdx.x == 0) {
                values[row * k + pass] = from[last];
                indices[row * k + pass] = (I)last;
            }
            __syncthreads();
        }
    }
}

template <typename I>
RO_INLINE void in_top_k(const f32* scores, const I* targets, bool* y, u64 rows, u32 classes, i64 k) {
    for (u64 row = ro_thread(); row < rows; row += ro_threads()) {
        const i64 target = (i64)targets[row];
        const f32* from = scores + row * classes;
        bool is_in = target >= 0 && target < (i64)classes && isfinite(from[target]);
        i64 above = 0;
        for (u32 i = 0; is_in && i < classes; i++) {
            is_in = isfinite(from[i]);
            above += from[i] > from[target] ? 1 : 0;
        }
        y[row] = is_in && above < k;
    }
}

#define TOP_K(T, I) \
    RO_KERNEL(256) top_k_##I##_##T(const T* x, T* values, I* indices, u64 rows, u32 columns, u32 k) { \
        top_k<T, I>(x, values, indices, rows, columns, k); \
    }
#define TOP_KS(T) TOP_K(T, i16) TOP_K(T, i32) TOP_K(T, i64)
#define IN_TOP_K(I) \
    RO_KERNEL(256) in_top_k_##I(const f32* scores, const I* targets, bool* y, u64 rows, u32 classes, i64 k) { \
        in_top_k<I>(scores, targets, y, rows, classes, k); \
    }

#if !defined(RO_DTYPE) || RO_DTYPE == 19
TOP_KS(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
TOP_KS(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
TOP_KS(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
TOP_KS(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 6
TOP_KS(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
TOP_KS(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
TOP_KS(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
TOP_KS(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
TOP_KS(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
TOP_KS(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
TOP_KS(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
TOP_KS(u64)
#endif
#if !defined(RO_DTYPE)
IN_TOP_K(i32)
IN_TOP_K(i64)
#endif
