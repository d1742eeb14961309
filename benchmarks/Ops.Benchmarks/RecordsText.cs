using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace RawOpsNet.Benchmarks;

/// <summary>Makes a file of records as large as the registry is to be: with TensorFlow's op names, and a body each.</summary>
internal static class RecordsText
{
    private const string Head = "schema: rawops/1\nnamespace: Acme.Ops\nclass: AcmeOps\n\nops:\n\n";

    /// <summary>
    /// Writes records for the first ops of the recorded OpDefs; one of them may have another factor than the rest.
    /// </summary>
    public static string Make(int count, int edited = -1)
    {
        StringBuilder text = new(Head);
        string[] names = [.. Names().Take(count)];
        for (int i = 0; i < names.Length; i++)
        {
            text.Append(Record(names[i], i == edited ? 3 : 2));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Names()
    {
        using Stream packed = typeof(RecordsText).Assembly.GetManifestResourceStream("opdefs.json.gz")
            ?? throw new InvalidOperationException("opdefs.json.gz is not in the benchmarks' assembly.");
        using GZipStream json = new(packed, CompressionMode.Decompress);
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("ops").EnumerateArray()
            .Select(op => op.GetProperty("op").GetString()!)
            .Where(name => !name.StartsWith('_'))
            .Select(name => "Acme" + name)];
    }

    private static string Record(string name, int factor) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
          - op: {{name}}
            summary: Returns x + {{factor}} * alpha * y.
            docs:
              x: The left operand.
              y: The right operand; scaled before it is added.
              z: The sum, in the broadcast shape.
              alpha: The scale of y.
            inputs:
              x: T
              y: T
            outputs:
              z: T
            attrs:
              alpha: float = 1
              T: type(float32, float64)
            shape: broadcast(x, y)
            kernels:
              elementwise: z = x + {{factor}} * alpha * y
            gradient:
              x: unbroadcast(dz, x)
              y: unbroadcast({{factor}} * alpha * dz, y)
            tests:
              - attrs: { alpha: 2 }
                in:  { x: [1, 2], y: [10, 20] }
                out: { z: [41, 82] }


        """);
}
