namespace RawOpsNet.Generator.Cuda.Device;

internal static partial class CudaHeader
{
    private const string Access = """
        // A scalar input: on the device by pointer, on the host by value.
        template <typename T> struct Scalar { const T* pointer; T value; RO_INLINE T get() const { return pointer ? *pointer
            : value; } };
        template <typename T, int N> struct alignas(sizeof(T) * N) Pack { T at[N]; };
        template <typename T, int N> RO_INLINE Pack<T, N> ro_load(const T* p, u32 i, u32 n, bool is_scalar) {
            Pack<T, N> pack;
            if (is_scalar) {
                T x = *p;
                #pragma unroll
                for (int k = 0; k < N; k++) pack.at[k] = x;
            } else if (i + N <= n) {
                pack = *(const Pack<T, N>*)(p + i);
            } else {
                #pragma unroll
                for (int k = 0; k < N; k++) pack.at[k] = p[i + k < n ? i + k : n - 1];
            }
            return pack;
        }
        template <typename T, int N> RO_INLINE void ro_store(T* p, u32 i, u32 n, const Pack<T, N>& pack) {
            if (i + N <= n) {
                *(Pack<T, N>*)(p + i) = pack;
            } else {
                #pragma unroll
                for (int k = 0; k < N; k++) if (i + k < n) p[i + k] = pack.at[k];
            }
        }

        // The error word of a device is all ones until a check fails: its number above the position, so that the first fault
        // of the first check stays.
        RO_INLINE void ro_fail(u64* error, u32 number, u64 position) { atomicMin(error, (u64)number << 40 | position); }
        RO_INLINE bool ro_failed(const u64* error) { return *error != ~(u64)0; }

        // Many updates by one rule: pointers of each entry's K tensors, its elements, and the chunks of RO_CHUNK elements up to
        // and with it. The host writes it into the parameters, of which every driver takes 4096 bytes: scalars have the rest.
        #define RO_MANY_BYTES 3584
        #define RO_CHUNK 4096u
        template <int K> struct ro_many {
            static const int most = (RO_MANY_BYTES - 8) / (8 * K + 8);
            u64 count;
            u64 at[most][K];
            u32 length[most];
            u32 end[most];
        };

        // Strided and broadcast operands, below 2^31 elements. A quotient by size is (mulhi(i, magic) + i) >> shift with
        // shift = ceil(log2(size)), magic = 2^32 * (2^shift - size) / size + 1, made on the host; dims are row-major.
        #define RO_MOST_DIMS 8
        template <int K> struct ro_layout {
            u32 rank;
            u32 size[RO_MOST_DIMS];
            u32 magic[RO_MOST_DIMS];
            u32 shift[RO_MOST_DIMS];
            u32 stride[K][RO_MOST_DIMS];
        };
        template <int K> RO_INLINE void ro_locate(const ro_layout<K>& layout, u32 i, u32 (&at)[K]) {
            #pragma unroll
            for (int k = 0; k < K; k++) at[k] = 0;
            #pragma unroll
            for (int d = RO_MOST_DIMS - 1; d >= 0; d--) {
                if (d < (int)layout.rank) {
                    u32 quotient = ((u32)(((u64)i * layout.magic[d]) >> 32) + i) >> layout.shift[d];
                    u32 index = i - quotient * layout.size[d];
                    #pragma unroll
                    for (int k = 0; k < K; k++) at[k] += index * layout.stride[k][d];
                    i = quotient;
                }
            }
        }

        """;

    private const string Threads = """
        RO_INLINE u32 ro_thread() { return blockIdx.x * blockDim.x + threadIdx.x; }
        RO_INLINE u32 ro_threads() { return gridDim.x * blockDim.x; }
        RO_INLINE f32 ro_shuffle_down(f32 x, u32 d) { return __shfl_down_sync(0xffffffffu, x, d); }
        RO_INLINE f64 ro_shuffle_down(f64 x, u32 d) { return __shfl_down_sync(0xffffffffu, x, d); }
        RO_INLINE i64 ro_shuffle_down(i64 x, u32 d) { return __shfl_down_sync(0xffffffffu, x, d); }
        RO_INLINE u64 ro_shuffle_down(u64 x, u32 d) { return __shfl_down_sync(0xffffffffu, x, d); }
        RO_INLINE i32 ro_shuffle_down(i32 x, u32 d) { return __shfl_down_sync(0xffffffffu, x, d); }
        RO_INLINE u32 ro_shuffle_down(u32 x, u32 d) { return __shfl_down_sync(0xffffffffu, x, d); }
        RO_INLINE i16 ro_shuffle_down(i16 x, u32 d) { return (i16)ro_shuffle_down((i32)x, d); }
        RO_INLINE u16 ro_shuffle_down(u16 x, u32 d) { return (u16)ro_shuffle_down((u32)x, d); }
        RO_INLINE i8 ro_shuffle_down(i8 x, u32 d) { return (i8)ro_shuffle_down((i32)x, d); }
        RO_INLINE u8 ro_shuffle_down(u8 x, u32 d) { return (u8)ro_shuffle_down((u32)x, d); }
        RO_INLINE bool ro_shuffle_down(bool x, u32 d) { return ro_shuffle_down((u32)x, d) != 0; }
        template <typename R> RO_INLINE ro_complex<R> ro_shuffle_down(ro_complex<R> x, u32 d) {
            return ro_make(ro_shuffle_down(x.re, d), ro_shuffle_down(x.im, d));
        }

        // Joins the values of a block of 256 threads in one order: 16, 8, 4, 2, 1 within each warp, then the warps in turn.
        // Every thread must call; thread 0 has the result. The op F has combine(a, b).
        template <typename A, typename F> RO_INLINE A ro_block_join(A x, const F& op) {
            __shared__ A warps[8];
            #pragma unroll
            for (u32 d = 16; d > 0; d >>= 1) {
                A other = ro_shuffle_down(x, d);
                if ((threadIdx.x & 31u) < d) x = op.combine(x, other);
            }
            __syncthreads();
            if ((threadIdx.x & 31u) == 0) warps[threadIdx.x >> 5] = x;
            __syncthreads();
            if (threadIdx.x == 0) for (u32 w = 1; w < 8; w++) x = op.combine(x, warps[w]);
            return x;
        }
        #endif

        """;
}
