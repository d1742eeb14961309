using System.Runtime.InteropServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Products of matrices on a device.</summary>
internal static unsafe partial class DeviceKernels
{
    private const int Tile = 64;
    private const int MostBatchDims = 8;
    private const uint MostBatchesAtOnce = 65535;

    private static readonly DeviceEntries Products = new(DeviceTexts.Program("matmul", "matmul.cu"), "matmul_");

    internal static partial void MatMul(in MatMulCall call)
    {
        DeviceProduct product = Matrices(call.M, call.N, call.K, call.TransposeA, call.TransposeB);
        product.Batches = 1;
        Multiply(call.Site, call.A, call.B, call.Product, &product);
    }

    internal static partial void BatchMatMul(in BatchMatMulCall call) =>
        MultiplyBatches(call.Site, call.X, call.Y, call.Output, call.AdjX, call.AdjY);

    internal static partial void BatchMatMulV2(in BatchMatMulV2Call call) =>
        MultiplyBatches(call.Site, call.X, call.Y, call.Output, call.AdjX, call.AdjY);

    internal static partial void BatchMatMulV3(in BatchMatMulV3Call call)
    {
        DType dtype = call.Output.DType;
        using Tensor x = Converted(call.Site, call.X, dtype);
        using Tensor y = Converted(call.Site, call.Y, dtype);
        MultiplyBatches(call.Site, x, y, call.Output, call.AdjX, call.AdjY);
    }

    private static void MultiplyBatches(in OpSite site, Tensor x, Tensor y, Tensor output, bool adjointX, bool adjointY)
    {
        int rank = output.Rank;
        long m = output.Shape[rank - 2];
        long n = output.Shape[rank - 1];
        long k = adjointX ? x.Shape[x.Rank - 2] : x.Shape[x.Rank - 1];
        DeviceProduct product = Matrices(m, n, k, adjointX, adjointY);
        product.ConjugatesA = adjointX ? 1u : 0u;
        product.ConjugatesB = adjointY ? 1u : 0u;
        product.Batches = 1;
        ulong xStride = (ulong)(m * k);
        ulong yStride = (ulong)(k * n);

        // Innermost first, so that the strides of each grow; stored outermost first.
        int dims = rank - 2;
        if (dims > MostBatchDims)
        {
            site.Unimplemented($"a device multiplies at most {MostBatchDims} dims of batches.");
        }

        for (int dim = dims - 1; dim >= 0; dim--)
        {
            long size = output.Shape[dim];
            long xSize = SizeOf(x, dim - dims + x.Rank - 2);
            long ySize = SizeOf(y, dim - dims + y.Rank - 2);
            product.Size[dim] = (ulong)size;
            product.StrideA[dim] = xSize == 1 ? 0 : xStride;
            product.StrideB[dim] = ySize == 1 ? 0 : yStride;
            product.Batches *= (ulong)size;
            xStride *= (ulong)xSize;
            yStride *= (ulong)ySize;
        }

        product.Rank = (uint)dims;
        Multiply(site, x, y, output, &product);
    }

    private static long SizeOf(Tensor tensor, int dim) => dim < 0 ? 1 : tensor.Shape[dim];

    private static DeviceProduct Matrices(long m, long n, long k, bool transposeA, bool transposeB) => new()
    {
        RowA = transposeA ? 1 : (ulong)k,
        ColumnA = transposeA ? (ulong)m : 1,
        RowB = transposeB ? 1 : (ulong)n,
        ColumnB = transposeB ? (ulong)k : 1,
        M = checked((uint)m),
        N = checked((uint)n),
        K = checked((uint)k),
    };

    private static void Multiply(in OpSite site, Tensor a, Tensor b, Tensor c, DeviceProduct* product)
    {
        if (c.Count == 0)
        {
            return;
        }

        DeviceBackend backend = DeviceBackend.Of(c.Device);
        if (MultiplyByLibrary(backend, site, a, b, c, product))
        {
            return;
        }

        backend.Launch(new DeviceCall
        {
            Site = site,
            Program = Products.Program,
            Device = c.Device,
            DType = c.DType,
            Entry = Products[c.DType],
            Grid = (product->N + Tile - 1) / Tile,
            GridY = (product->M + Tile - 1) / Tile,
            GridZ = (uint)Math.Min(product->Batches, MostBatchesAtOnce),
            Arguments = [a, b, c, DeviceArgument.Struct(product, sizeof(DeviceProduct))],
        });
    }

    // A library takes one stride for all batches. Dims that do not join into one, as where both sides broadcast, are the
    // kernel's; so are sums of no terms.
    private static bool MultiplyByLibrary(
        DeviceBackend backend, in OpSite site, Tensor a, Tensor b, Tensor c, DeviceProduct* product)
    {
        ulong count = 1;
        ulong strideA = 0;
        ulong strideB = 0;
        for (int dim = (int)product->Rank - 1; dim >= 0; dim--)
        {
            ulong size = product->Size[dim];
            if (size == 1)
            {
                continue;
            }

            if (count == 1)
            {
                (strideA, strideB) = (product->StrideA[dim], product->StrideB[dim]);
            }
            else if (product->StrideA[dim] != count * strideA || product->StrideB[dim] != count * strideB)
            {
                return false;
            }

            count *= size;
        }

        return product->K > 0 && backend.Multiply(new DeviceMultiply
        {
            Site = site,
            A = a,
            B = b,
            C = c,
            M = product->M,
            N = product->N,
            K = product->K,
            TransposesA = product->TransposesA,
            TransposesB = product->TransposesB,
            Conjugates = product->ConjugatesA + product->ConjugatesB != 0,
            Batches = count,
            StrideA = strideA,
            StrideB = strideB,
        });
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct DeviceProduct
    {
        public ulong RowA;
        public ulong ColumnA;
        public ulong RowB;
        public ulong ColumnB;
        public ulong Batches;
        public fixed ulong Size[MostBatchDims];
        public fixed ulong StrideA[MostBatchDims];
        public fixed ulong StrideB[MostBatchDims];
        public uint M;
        public uint N;
        public uint K;
        public uint Rank;
        public uint ConjugatesA;
        public uint ConjugatesB;

        // Both strides are 1 where a dim is 1: transposed or not, the numbers lie alike, but for their conjugation.
        public readonly bool TransposesA => RowA == 1 && (ColumnA != 1 || ConjugatesA != 0);

        public readonly bool TransposesB => RowB == 1 && (ColumnB != 1 || ConjugatesB != 0);
    }
}
