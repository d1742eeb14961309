using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>Copies elements in another order of dims, by their bytes.</summary>
internal static unsafe class StridedCopy
{
    private const uint Block = 256;

    private const string Source = """
        struct alignas(16) ro_bytes16 { u64 low, high; };
        template <typename T> RO_INLINE void ro_strided_copy(const T* x, T* y, const ro_layout<1>& layout, u32 n) {
            for (u32 i = ro_thread(); i < n; i += ro_threads()) {
                u32 at[1];
                ro_locate<1>(layout, i, at);
                y[i] = x[at[0]];
            }
        }
        #define RO_STRIDED_COPY(BYTES, T) RO_KERNEL(256) strided_copy_##BYTES(const T* x, T* y, ro_layout<1> layout, u32 n) { \
            ro_strided_copy<T>(x, y, layout, n); }
        RO_STRIDED_COPY(1, u8)
        RO_STRIDED_COPY(2, u16)
        RO_STRIDED_COPY(4, u32)
        RO_STRIDED_COPY(8, u64)
        RO_STRIDED_COPY(16, ro_bytes16)

        """;

    private static readonly DeviceProgram Program = new("strided_copy", Source);

    /// <summary>Writes to <paramref name="to"/> the elements of a tensor with its dims in another order.</summary>
    public static void Permute(CudaDevice device, in OpSite site, Tensor from, ReadOnlySpan<int> order, Tensor to)
    {
        int rank = order.Length;
        long* own = stackalloc long[rank];
        long stride = 1;
        for (int d = rank - 1; d >= 0; d--)
        {
            own[d] = stride;
            stride *= from.Shape[d];
        }

        long* sizes = stackalloc long[rank];
        long* strides = stackalloc long[rank];
        for (int d = 0; d < rank; d++)
        {
            sizes[d] = from.Shape[order[d]];
            strides[d] = own[order[d]];
        }

        uint* layout = stackalloc uint[StridedLayout.Words(1)];
        StridedLayout.Write(site, new(sizes, rank), new(strides, rank), 1, layout);
        CudaEntry entry = CudaBackend.Load(device, Program, DType.Invalid).Entry(from.DType.Size switch
        {
            1 => "strided_copy_1",
            2 => "strided_copy_2",
            4 => "strided_copy_4",
            8 => "strided_copy_8",
            _ => "strided_copy_16",
        });
        CudaGrid grid = new(CudaLauncher.Blocks(device, from.Count, Block));
        CudaLauncher.Launch(
            device, site, entry, grid, new CudaGrid(Block), 0,
            [from, to, DeviceArgument.Struct(layout, StridedLayout.Words(1) * sizeof(uint)), (uint)from.Count]);
    }
}
