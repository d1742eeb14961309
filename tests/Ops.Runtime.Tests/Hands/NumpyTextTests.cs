using System.Text.Json;
using RawOpsNet.CommandLine.Golden;
using RawOpsNet.OpServices;
using RawOpsNet.Tests.Runtime.Golden;

namespace RawOpsNet.Tests.Hands;

/// <summary>The values of tensors as text, against what NumPy printed (tests/golden/numpy/record_text.py).</summary>
public class NumpyTextTests
{
    [Fact]
    public void Values_are_written_as_NumPy_prints_them()
    {
        using JsonDocument document = GoldenFile.Open(GoldenFolder.Path("numpy", "text.json.gz"));
        List<string> differences = [];
        int count = 0;
        foreach (JsonElement recorded in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            Shape shape = recorded.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64()).ToArray();
            using Tensor tensor = TensorAccess.Allocate(shape, DTypes.Parse(recorded.GetProperty("dtype").GetString()!));
            recorded.GetProperty("bytes").GetBytesFromBase64().CopyTo(TensorAccess.Bytes(tensor));
            string expected = recorded.GetProperty("text").GetString()!;
            string actual = Values(tensor);
            count++;
            if (actual != expected)
            {
                differences.Add($"{tensor.DType.Name} {shape}\nNumPy: {expected}\nhere:  {actual}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {count}:\n{string.Join('\n', differences.Take(10))}");
        Assert.InRange(count, 600, int.MaxValue);
    }

    private static string Values(Tensor tensor)
    {
        string head = $"Tensor({tensor.DType.Name}, {tensor.Shape}, cpu:0)";
        string text = tensor.ToString();
        Assert.StartsWith(head, text, StringComparison.Ordinal);
        string values = text[(head.Length + 1)..];
        Assert.Equal(values.Contains('\n', StringComparison.Ordinal) ? '\n' : ' ', text[head.Length]);
        return values;
    }
}
