// Products of matrices, one matrix of C a block of z. A and B are read through strides, so that a transpose is one; batch dims
// that broadcast have a stride of 0. Half types are summed in f32.

#define TILE 64
#define DEPTH 16
#define MOST_BATCH_DIMS 8

struct ro_product {
    u64 a_row, a_column, b_row, b_column;
    u64 batches;
    u64 size[MOST_BATCH_DIMS], a_stride[MOST_BATCH_DIMS], b_stride[MOST_BATCH_DIMS];
    u32 m, n, k, rank;
    u32 conjugates_a, conjugates_b;
};

RO_INLINE f32 multiply_add(f32 a, f32 b, f32 c) { return fmaf(a, b, c); }
RO_INLINE f64 multiply_add(f64 a, f64 b, f64 c) { return fma(a, b, c); }
template <typename C> RO_INLINE C multiply_add(C a, C b, C c) { return ro_add(c, ro_mul(a, b)); }

template <typename C> RO_INLINE C conjugate(C x, bool) { return x; }
template <typename R> RO_INLINE ro_complex<R> conjugate(ro_complex<R> x, bool wanted) {
    return wanted ? ro_make(x.re, -x.im) : x;
}

// 256 threads; each sums 4 x 4 elements of a tile of 64 x 64, sixteen terms at a time.
template <typename T>
RO_INLINE void matmul(const T* a, const T* b, T* c, const ro_product& p) {
    typedef typename ro_compute<T>::type C;
    __shared__ C a_tile[DEPTH][TILE + 1];
    __shared__ C b_tile[DEPTH][TILE + 1];
    const u32 row = blockIdx.y * TILE, column = blockIdx.x * TILE;
    const u32 y = threadIdx.x / 16, x = threadIdx.x % 16;
    for (u64 batch = blockIdx.z; batch < p.batches; batch += gridDim.z) {
        const T* from_a = a;
        const T* from_b = b;
        u64 rest = batch;
        for (int d = (int)p.rank - 1; d >= 0; d--) {
            const u64 quotient = rest / p.size[d], place = rest - quotient * p.size[d];
            from_a += place * p.a_stride[d];
            from_b += place * p.b_stride[d];
            rest = quotient;
        }
        C sum[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                sum[i][j] = ro_number<C>::of(0);
            }
        }
        for (u32 start = 0; start < p.k; start += DEPTH) {
            for (u32 i = threadIdx.x; i < TILE * DEPTH; i += 256) {
                // Whichever dim lies side by side in memory is read side by side.
                const u32 ak = p.a_column == 1 ? i % DEPTH : i / TILE, am = p.a_column == 1 ? i / DEPTH : i % TILE;
                const u32 bk = p.b_row == 1 ? i % DEPTH : i / TILE, bn = p.b_row == 1 ? i / DEPTH : i % TILE;
                const bool has_a = row + am < p.m && start + ak < p.k, has_b = column + bn < p.n && start + bk < p.k;
                a_tile[ak][am] = has_a ? conjugate((C)ro_up(from_a[(row + am) * p.a_row + (start + ak) * p.a_column]),
                    p.conjugates_a != 0) : ro_number<C>::of(0);
                b_tile[bk][bn] = has_b ? conjugate((C)ro_up(from_b[(start + bk) * p.b_row + (column + bn) * p.b_column]),
                    p.conjugates_b != 0) : ro_number<C>::of(0);
            }
            __syncthreads();
            const u32 depth = p.k - start < DEPTH ? p.k - start : DEPTH;
            for (u32 k = 0; k < depth; k++) {
                C left[4], right[4];
                #pragma unroll
                for (int i = 0; i < 4; i++) {
                    left[i] = a_tile[k][y * 4 + i];
                    right[i] = b_tile[k][x + i * 16];
                }
                #pragma unroll
                for (int i = 0; i < 4; i++) {
                    #pragma unroll
                    for (int j = 0; j < 4; j++) {
                        sum[i][j] = multiply_add(left[i], right[j], sum[i][j]);
                    }
                }
            }
            __syncthreads();
        }
        T* to = c + batch * p.m * p.n;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                const u32 at_row = row + y * 4 + i, at_column = column + x + j * 16;
                if (at_row < p.m && at_column < p.n) {
                    to[(u64)at_row * p.n + at_column] = ro_down<T>(sum[i][j]);
                }
            }
        }
    }
}

#define MATMUL(T) \
    RO_KERNEL(256) matmul_##T(const T* a, const T* b, T* c, ro_product p) { \
        matmul<T>(a, b, c, p); \
    }

#if !defined(RO_DTYPE) || RO_DTYPE == 19
MATMUL(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
MATMUL(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
MATMUL(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
MATMUL(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 6
MATMUL(i8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 5
MATMUL(i16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
MATMUL(i32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
MATMUL(i64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 4
MATMUL(u8)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 17
MATMUL(u16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
MATMUL(u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
MATMUL(u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 8
MATMUL(c64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 18
MATMUL(c128)
#endif
