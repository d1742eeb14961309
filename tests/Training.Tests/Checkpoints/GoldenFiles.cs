using System.IO.Compression;
using System.Text.Json;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Training;

/// <summary>Gives the files that the formats' own libraries wrote, and what is in them (tests/golden/files).</summary>
internal static class GoldenFiles
{
    public static readonly JsonElement Expected = ReadExpected();

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "golden", "files", name);

    /// <summary>Compares dtype, shape and bytes; the recording wrote scalars as [1].</summary>
    public static void AssertSame(JsonElement expected, Tensor found, string what)
    {
        Assert.Equal(DTypes.Parse(expected.GetProperty("dtype").GetString()!), found.DType);
        long[] dims = [.. expected.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())];
        Assert.True(dims.AsSpan().SequenceEqual(found.Shape.Dims) || (dims is [1] && found.Shape.Rank == 0), what);
        Assert.Equal(expected.GetProperty("data").GetBytesFromBase64(), TensorAccess.Bytes(found).ToArray());
    }

    private static JsonElement ReadExpected()
    {
        using GZipStream content = new(File.OpenRead(PathOf("expected.json.gz")), CompressionMode.Decompress);
        return JsonDocument.Parse(content).RootElement;
    }
}
