using RawOpsNet.CommandLine.Commands;
using RawOpsNet.Cuda;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Cuda.Libraries;

/// <summary>Products by cuBLAS, for which a stand-in serves: it computes what its arguments say, on the emulated device.</summary>
public sealed class BlasTests : DeviceTests
{
    [DeviceTheory]
    [InlineData(3, 4, 5, false, false, "GemmEx 0 0 4 x 3 x 5 ld 4 5 4 strides 0 0 0 batches 1 type 0 compute 68 math 16")]
    [InlineData(3, 4, 5, true, false, "GemmEx 0 1 4 x 3 x 5 ld 4 3 4 strides 0 0 0 batches 1 type 0 compute 68 math 16")]
    [InlineData(3, 4, 5, false, true, "GemmEx 1 0 4 x 3 x 5 ld 5 5 4 strides 0 0 0 batches 1 type 0 compute 68 math 16")]
    [InlineData(3, 4, 5, true, true, "GemmEx 1 1 4 x 3 x 5 ld 5 3 4 strides 0 0 0 batches 1 type 0 compute 68 math 16")]
    [InlineData(1, 4, 5, true, false, "GemmEx 0 0 4 x 1 x 5 ld 4 5 4 strides 0 0 0 batches 1 type 0 compute 68 math 16")]
    [InlineData(3, 1, 1, false, true, "GemmEx 0 0 1 x 3 x 1 ld 1 1 1 strides 0 0 0 batches 1 type 0 compute 68 math 16")]
    public void Matrices_are_multiplied_as_on_the_host(int m, int n, int k, bool transposeA, bool transposeB, string call)
    {
        using StandInBlas blas = new();
        using TensorScope scope = new();
        Tensor a = Numbers(DType.Float32, transposeA ? [k, m] : [m, k]);
        Tensor b = Numbers(DType.Float32, transposeB ? [n, k] : [k, n]);
        long before = Emulator.Launches;
        Tensor product = RawOps.MatMul(a.To(Gpu), b.To(Gpu), transposeA, transposeB);
        Same(RawOps.MatMul(a, b, transposeA, transposeB), product);
        Assert.Equal(call, Assert.Single(blas.TakeCalls()));
        Assert.Equal(before, Emulator.Launches);
    }

    [DeviceFact]
    public void A_product_is_a_launch_that_the_conformance_counts_apart()
    {
        using StandInBlas blas = new();
        DeviceBackend backend = DeviceBackend.Of(Gpu);
        using (TensorScope scope = new())
        {
            Tensor x = Numbers(DType.Float32, [2, 2]).To(Gpu);
            RawOps.MatMul(x, x);
            RawOps.AddV2(x, x);
            Gpu.Synchronize();
            Assert.Equal((2L, 1L), (backend.Launches(0), backend.Products(0)));
        }

        using StringWriter output = new(System.Globalization.CultureInfo.InvariantCulture);
        string vectors = Path.Combine(Emulator.Checkout(), "tests", "golden", "ops");
        Assert.True(new ConformCommand(output, Gpu).Run(vectors, ["BatchMatMul"]) == 0, output.ToString());
        Assert.Matches(@"(?m)^BatchMatMul: [1-9]\d* of \d+, \d+ launches, [1-9]\d* of them by a library, 0 violations",
            output.ToString());
    }

    [DeviceTheory]
    [InlineData(DType.Float16, "type 2 compute 68")]
    [InlineData(DType.BFloat16, "type 14 compute 68")]
    [InlineData(DType.Float64, "type 1 compute 70")]
    [InlineData(DType.Complex64, "type 4 compute 68")]
    [InlineData(DType.Complex128, "type 5 compute 70")]
    public void Every_float_dtype_has_its_numbers_and_adjoints_are_conjugated(DType dtype, string types)
    {
        using StandInBlas blas = new();
        using TensorScope scope = new();
        Tensor x = Numbers(dtype, [2, 5, 3]), y = Numbers(dtype, [2, 4, 5]);
        Tensor product = RawOps.BatchMatMulV2(x.To(Gpu), y.To(Gpu), adjX: true, adjY: true);
        Same(RawOps.BatchMatMulV2(x, y, adjX: true, adjY: true), product);
        int adjoint = dtype is DType.Complex64 or DType.Complex128 ? 2 : 1;
        Assert.Equal(
            $"GemmStridedBatchedEx {adjoint} {adjoint} 4 x 3 x 5 ld 5 3 4 strides 20 15 12 batches 2 {types} math 16",
            Assert.Single(blas.TakeCalls()));
    }

    [DeviceTheory]
    [InlineData(new[] { 2, 3 }, new[] { 2, 3 }, "strides 20 10 8 batches 6")]
    [InlineData(new[] { 2, 3 }, new int[0], "strides 0 10 8 batches 6")]
    [InlineData(new[] { 1 }, new[] { 4 }, "strides 20 0 8 batches 4")]
    [InlineData(new[] { 2, 1, 3 }, new[] { 2, 1, 3 }, "strides 20 10 8 batches 6")]
    [InlineData(new[] { 1 }, new[] { 1 }, "strides 0 0 0 batches 1")]
    [InlineData(new[] { 2, 1 }, new[] { 1, 3 }, null)]
    [InlineData(new[] { 2, 3 }, new[] { 3 }, null)]
    public void Batches_that_join_into_one_stride_are_one_call_and_others_the_kernels(int[] left, int[] right, string? call)
    {
        using StandInBlas blas = new();
        using TensorScope scope = new();
        Tensor x = Numbers(DType.Float32, [.. left, 2, 5]), y = Numbers(DType.Float32, [.. right, 5, 4]);
        Same(RawOps.BatchMatMulV2(x, y), RawOps.BatchMatMulV2(x.To(Gpu), y.To(Gpu)));
        string[] calls = blas.TakeCalls();
        Assert.Equal(call is null ? 0 : 1, calls.Length);
        Assert.All(calls, made => Assert.Contains(call!, made, StringComparison.Ordinal));
    }

    [DeviceFact]
    public void Integers_and_sums_of_no_terms_are_the_kernels()
    {
        using StandInBlas blas = new();
        using TensorScope scope = new();
        Tensor x = new[,] { { 1, 2 }, { 3, 4 } }, none = Tensor.Zeros([2, 0]);
        Assert.Equal([7, 10, 15, 22], RawOps.MatMul(x.To(Gpu), x.To(Gpu)).ToArray<int>());
        Tensor zeros = RawOps.MatMul(none.To(Gpu), none.To(Gpu), transposeB: true);
        Assert.Equal([0f, 0f, 0f, 0f], zeros.ToArray<float>());
        Assert.Empty(blas.TakeCalls());
    }

    [DeviceFact]
    public void What_cuBLAS_does_not_support_is_the_kernels_and_a_failure_is_an_error()
    {
        using StandInBlas blas = new() { Answer = (int)BlasStatus.NotSupported };
        using TensorScope scope = new();
        Tensor x = ((Tensor)new[,] { { 1f, 2f }, { 3f, 4f } }).To(Gpu);
        Assert.Equal([7f, 10f, 15f, 22f], RawOps.MatMul(x, x).ToArray<float>());
        blas.Answer = (int)BlasStatus.ExecutionFailed;
        CudaException error = Assert.Throws<CudaException>(() => RawOps.MatMul(x, x));
        Assert.Equal(("gpu:0: cublasGemmEx gave ExecutionFailed (13).", "cublasGemmEx"), (error.Message, error.Call));
    }

    [DeviceFact]
    public void Switched_off_it_is_not_called_and_the_device_says_so()
    {
        using StandInBlas blas = new();
        Environment.SetEnvironmentVariable("RAWOPS_CUDA_BLAS", "off");
        try
        {
            using TensorScope scope = new();
            Tensor a = Numbers(DType.Float32, [3, 5]), b = Numbers(DType.Float32, [5, 4]);
            Same(RawOps.MatMul(a, b), RawOps.MatMul(a.To(Gpu), b.To(Gpu)));
            Assert.EndsWith("products by the kernel of RawOps (RAWOPS_CUDA_BLAS is off)", DeviceBackend.Of(Gpu).Describe(0),
                StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("RAWOPS_CUDA_BLAS", null);
        }

        Assert.Empty(blas.TakeCalls());

        // What a process multiplies by does not change while it runs.
        using TensorScope after = new();
        Tensor x = Numbers(DType.Float32, [2, 2]).To(Gpu);
        RawOps.MatMul(x, x);
        Assert.Empty(blas.TakeCalls());
    }

    [DeviceTheory]
    [InlineData("RAWOPS_CUDA_DIR")]
    [InlineData("LD_LIBRARY_PATH")]
    public void A_cuBLAS_of_the_system_is_kept_from_the_emulated_driver_however_that_is_found(string variable)
    {
        // As a system has it: in the toolkit's folder, which is searched beside a real driver.
        string toolkit = Directory.CreateTempSubdirectory("rawops-toolkit-").FullName;
        try
        {
            string folder = Directory.CreateDirectory(Path.Combine(toolkit, "lib64")).FullName;
            File.Copy(StandInBlas.Library, Path.Combine(folder, Path.GetFileName(StandInBlas.Library)));
            (int status, string output) = ChildProcess.Run(
                "describe", (variable, Emulator.Folder), ("CUDA_PATH", toolkit), ("RAWOPS_CUDA_BLAS", ""));
            Assert.True(status == 0, output);
            Assert.Contains("through ManagedCuda", output, StringComparison.Ordinal);
            string searched = variable == "RAWOPS_CUDA_DIR"
                ? $"no cuBLAS; searched {Path.Combine(Emulator.Folder, "libcublas.so.12")}"
                : "no cuBLAS for this driver";
            Assert.EndsWith($"products by the kernel of RawOps ({searched})\n", output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(toolkit, recursive: true);
        }
    }

    [DeviceFact]
    public void The_device_tells_what_multiplies_there()
    {
        Assert.Contains("products by the kernel of RawOps (no cuBLAS; searched ", DeviceBackend.Of(Gpu).Describe(0),
            StringComparison.Ordinal);
        using StandInBlas blas = new();
        Assert.EndsWith("products by cuBLAS 12.8.4", DeviceBackend.Of(Gpu).Describe(0), StringComparison.Ordinal);
    }

    // Small whole numbers: every sum is exact in every dtype, in any order.
    private static Tensor Numbers(DType dtype, int[] dims)
    {
        Shape shape = new([.. dims.Select(dim => (long)dim)]);
        float[] values = new float[shape.ElementCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (i * 7 % 9) - 4;
        }

        Tensor real = Tensor.From<float>(values, shape);
        return dtype is DType.Complex64 or DType.Complex128
            ? RawOps.Cast(RawOps.Complex(real, RawOps.AddV2(real, 1f)), dtype)
            : RawOps.Cast(real, dtype);
    }

    private static void Same(Tensor expected, Tensor got)
    {
        Assert.Equal(Gpu, got.Device);
        Tensor back = got.To(Device.Cpu);
        Assert.Equal(expected.Shape, back.Shape);
        Assert.Equal(Convert.ToHexString(TensorAccess.Bytes(expected)), Convert.ToHexString(TensorAccess.Bytes(back)));
    }
}
