namespace RawOpsNet.Generator.Cuda.Device;

internal static partial class CudaFunctions
{
    // The host brings a reduction to [outer, length, inner]. Every kernel has blocks of 256 threads and one fixed order, so
    // that runs repeat; F has A (the type it accumulates in), init, map, combine and finish.
    private static (string Name, string Text)[] Reductions() =>
    [
        Part("reduce_rows", """
            // inner = 1: a block a row.
            template <typename T, typename F> RO_INLINE void ro_reduce_rows(const F& op, const T* x, T* y, u32 rows, u32 length) {
                typedef typename F::A A;
                for (u32 row = blockIdx.x; row < rows; row += gridDim.x) {
                    const T* from = x + (u64)row * length;
                    A r = op.init();
                    for (u32 i = threadIdx.x; i < length; i += blockDim.x) r = op.combine(r, op.map((A)ro_up(from[i])));
                    r = ro_block_join(r, op);
                    if (threadIdx.x == 0) y[row] = ro_down<T>((typename ro_compute<T>::type)op.finish(r, length));
                    __syncthreads();
                }
            }
            """),
        Part("reduce_columns", """
            // inner > 1: 32 neighbouring columns a block, eight threads a column; blockIdx.y counts the outer.
            template <typename T, typename F>
            RO_INLINE void ro_reduce_columns(const F& op, const T* x, T* y, u32 length, u32 inner) {
                typedef typename F::A A;
                __shared__ A parts[8][33];
                u32 column = blockIdx.x * 32 + (threadIdx.x & 31u), slice = threadIdx.x >> 5;
                const T* from = x + (u64)blockIdx.y * length * inner;
                A r = op.init();
                if (column < inner) {
                    for (u32 i = slice; i < length; i += 8) r = op.combine(r, op.map((A)ro_up(from[(u64)i * inner + column])));
                }
                parts[slice][threadIdx.x & 31u] = r;
                __syncthreads();
                if (slice == 0 && column < inner) {
                    for (u32 k = 1; k < 8; k++) r = op.combine(r, parts[k][threadIdx.x & 31u]);
                    y[(u64)blockIdx.y * inner + column] = ro_down<T>((typename ro_compute<T>::type)op.finish(r, length));
                }
            }
            """),
        Part("reduce_partial", """
            // One long row: each block joins its own stretch; the number of blocks is fixed by the length, never by the device.
            template <typename T, typename F> RO_INLINE void ro_reduce_partial(const F& op, const T* x, typename F::A* y,
                u64 length) {
                typedef typename F::A A;
                u64 stretch = (length + gridDim.x - 1) / gridDim.x, first = stretch * blockIdx.x;
                u64 end = first + stretch < length ? first + stretch : length;
                A r = op.init();
                for (u64 i = first + threadIdx.x; i < end; i += blockDim.x) r = op.combine(r, op.map((A)ro_up(x[i])));
                r = ro_block_join(r, op);
                if (threadIdx.x == 0) y[blockIdx.x] = r;
            }
            """),
        Part("reduce_finish", """
            template <typename T, typename F>
            RO_INLINE void ro_reduce_finish(const F& op, const typename F::A* x, T* y, u32 parts, u64 length) {
                typedef typename F::A A;
                A r = op.init();
                for (u32 i = threadIdx.x; i < parts; i += blockDim.x) r = op.combine(r, x[i]);
                r = ro_block_join(r, op);
                if (threadIdx.x == 0) y[0] = ro_down<T>((typename ro_compute<T>::type)op.finish(r, length));
            }
            """),
    ];
}
