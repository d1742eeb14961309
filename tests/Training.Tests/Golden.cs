using System.IO.Compression;
using System.Text.Json;

namespace RawOpsNet.Tests.Training;

/// <summary>Reads what Keras computed (tests/golden/keras).</summary>
internal static class Golden
{
    public static JsonElement Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "golden", "keras", name + ".json.gz");
        using GZipStream content = new(File.OpenRead(path), CompressionMode.Decompress);
        return JsonDocument.Parse(content).RootElement;
    }

    public static Tensor Tensor(JsonElement value)
    {
        byte[] bytes = value.GetProperty("data").GetBytesFromBase64();
        Shape shape = value.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64()).ToArray();
        switch (value.GetProperty("dtype").GetString())
        {
            case "float":
                return RawOpsNet.Tensor.From(Elements<float>(bytes, sizeof(float)), shape);
            case "int32":
                return RawOpsNet.Tensor.From(Elements<int>(bytes, sizeof(int)), shape);
            default:
                return RawOpsNet.Tensor.From(Elements<long>(bytes, sizeof(long)), shape);
        }
    }

    public static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : value.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            { } text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
            null => throw new InvalidDataException("A number is missing."),
        };

    public static void AssertClose(Tensor expected, Tensor actual, double tolerance, string what)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        float[] wanted = expected.ToArray<float>();
        float[] found = actual.ToArray<float>();
        for (int i = 0; i < wanted.Length; i++)
        {
            double distance = Math.Abs(wanted[i] - found[i]);
            Assert.True(
                distance <= tolerance * Math.Max(1, Math.Abs(wanted[i])),
                $"{what}[{i}] is {found[i]:R}; Keras has {wanted[i]:R}.");
        }
    }

    private static T[] Elements<T>(byte[] bytes, int size)
        where T : unmanaged
    {
        T[] elements = new T[bytes.Length / size];
        Buffer.BlockCopy(bytes, 0, elements, 0, bytes.Length);
        return elements;
    }
}
