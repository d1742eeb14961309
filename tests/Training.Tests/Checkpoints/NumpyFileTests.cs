using System.Text.Json;
using RawOpsNet.Checkpoints;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Training;

public sealed class NumpyFileTests
{
    [Theory]
    [InlineData("c-order.npy")]
    [InlineData("fortran.npy")]
    [InlineData("big-endian.npy")]
    public void NumPy_s_own_files_are_read(string name) => GoldenFiles.AssertSame(
        GoldenFiles.Expected.GetProperty(name).GetProperty("tensor"), NumpyFile.Read(GoldenFiles.PathOf(name)), name);

    [Fact]
    public void NumPy_s_own_archive_is_read()
    {
        IReadOnlyDictionary<string, Tensor> found = NumpyArchive.Read(GoldenFiles.PathOf("sample.npz"));
        JsonElement expected = GoldenFiles.Expected.GetProperty("sample.npz").GetProperty("tensors");
        Assert.Equal(expected.EnumerateObject().Count(), found.Count);
        Assert.All(
            expected.EnumerateObject(),
            tensor => GoldenFiles.AssertSame(tensor.Value, found[tensor.Name], tensor.Name));
    }

    [Fact]
    public void What_is_written_is_what_NumPy_writes()
    {
        using ScratchFolder folder = new();
        NumpyFile.Write(folder["a.npy"], NumpyFile.Read(GoldenFiles.PathOf("fortran.npy")));
        Assert.Equal(File.ReadAllBytes(GoldenFiles.PathOf("c-order.npy")), File.ReadAllBytes(folder["a.npy"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_dtype_comes_back_bit_for_bit(bool compress)
    {
        using ScratchFolder folder = new();
        (string Name, Tensor Value)[] written =
            [.. SafetensorsFileTests.EveryDType.Where(item => item.Value.DType is not (DType.BFloat16 or DType.String))];
        NumpyArchive.Write(folder["all.npz"], written, compress);
        IReadOnlyDictionary<string, Tensor> read = NumpyArchive.Read(folder["all.npz"]);
        foreach ((string name, Tensor value) in written)
        {
            Assert.Equal((name, value.DType, value.Shape), (name, read[name].DType, read[name].Shape));
            Assert.Equal(TensorAccess.Bytes(value).ToArray(), TensorAccess.Bytes(read[name]).ToArray());
        }
    }

    [Fact]
    public void What_NumPy_has_no_dtype_for_is_refused()
    {
        using ScratchFolder folder = new();
        Assert.Throws<InvalidArgumentException>(
            () => NumpyFile.Write(folder["a.npy"], RawOps.Cast(1f, dstT: DType.BFloat16)));
        Assert.Empty(folder.Names);
    }
}
