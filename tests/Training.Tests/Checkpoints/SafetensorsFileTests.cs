using System.Numerics;
using System.Text.Json;
using RawOpsNet.Checkpoints;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Training;

public sealed class SafetensorsFileTests
{
    public static (string Name, Tensor Value)[] EveryDType =>
    [
        ("f32", new[,] { { 1f, -2f }, { float.NaN, float.PositiveInfinity } }),
        ("f64", Tensor.From(new[] { 1.5, double.Epsilon }, [2])),
        ("f16", RawOps.Cast(new[] { 1f, -0.5f, 65504f }, dstT: DType.Float16)),
        ("bf16", RawOps.Cast(new[] { 1f, -3f, 1e30f }, dstT: DType.BFloat16)),
        ("i8", Tensor.From(new sbyte[] { -128, 127 }, [2, 1])),
        ("i16", Tensor.From(new short[] { short.MinValue }, [1])),
        ("i32", Tensor.From(new[] { int.MinValue, 7 }, [2])),
        ("i64", Tensor.From(new[] { long.MinValue, 7 }, [2])),
        ("u8", Tensor.From(new byte[] { 1, 2, 255 }, [3])),
        ("u16", Tensor.From(new ushort[] { 65535 }, [1])),
        ("u32", Tensor.From(new[] { uint.MaxValue }, [1])),
        ("u64", Tensor.From(new[] { ulong.MaxValue }, [1])),
        ("bool", Tensor.From(new[] { true, false, true }, [3])),
        ("scalar", 2.5f),
        ("empty", Tensor.Zeros([0, 3], DType.Float32)),
        ("c64", Tensor.From(new[] { new Complex64(1, 2), new Complex64(-3, 4) }, [2])),
        ("c128", Tensor.From(new[] { new Complex(5, -6) }, [1, 1])),
        ("text", Tensor.From(new TString[] { "one", "", "zwölf / \u0000" }, [3, 1])),
    ];

    [Fact]
    public void The_format_s_own_file_is_read()
    {
        IReadOnlyDictionary<string, Tensor> found = SafetensorsFile.Read(GoldenFiles.PathOf("sample.safetensors"));
        JsonElement expected = GoldenFiles.Expected.GetProperty("sample.safetensors");
        Assert.Equal(expected.GetProperty("tensors").EnumerateObject().Count(), found.Count);
        foreach (JsonProperty tensor in expected.GetProperty("tensors").EnumerateObject())
        {
            GoldenFiles.AssertSame(tensor.Value, found[tensor.Name], tensor.Name);
        }

        Assert.Empty(found["scalar"].Shape.ToArray());
        Assert.Equal(
            [("format", "np"), ("note", "sample")],
            SafetensorsFile.ReadMetadata(GoldenFiles.PathOf("sample.safetensors"))
                .Select(entry => (entry.Key, entry.Value)).Order());
    }

    [Fact]
    public void Every_dtype_comes_back_bit_for_bit()
    {
        using ScratchFolder folder = new();
        (string Name, Tensor Value)[] written = EveryDType;
        SafetensorsFile.Write(folder["all.safetensors"], written);
        IReadOnlyDictionary<string, Tensor> read = SafetensorsFile.Read(folder["all.safetensors"]);
        Assert.Equal(written.Select(item => item.Name).Order(), read.Keys.Order());
        foreach ((string name, Tensor value) in written)
        {
            Assert.Equal((name, value.DType, value.Shape), (name, read[name].DType, read[name].Shape));
            if (value.DType == DType.String)
            {
                Assert.Equal(value.ToArray<TString>(), read[name].ToArray<TString>());
            }
            else
            {
                Assert.Equal(TensorAccess.Bytes(value).ToArray(), TensorAccess.Bytes(read[name]).ToArray());
            }
        }

        Assert.Equal(["all.safetensors"], folder.Names);
    }

    [Fact]
    public void The_same_tensors_in_another_order_give_the_same_bytes()
    {
        using ScratchFolder folder = new();
        SafetensorsFile.Write(folder["one"], EveryDType);
        SafetensorsFile.Write(folder["other"], [.. EveryDType.Reverse()]);
        byte[] bytes = File.ReadAllBytes(folder["one"]);
        Assert.Equal(bytes, File.ReadAllBytes(folder["other"]));
        Assert.Equal(0, BitConverter.ToInt64(bytes) % 8);
    }

    [Fact]
    public void Names_that_clash_and_dtypes_without_a_place_are_refused()
    {
        using ScratchFolder folder = new();
        Assert.Throws<InvalidArgumentException>(() => SafetensorsFile.Write(folder["x"], [("a", 1f), ("a", 2f)]));
        Assert.Throws<InvalidArgumentException>(() => SafetensorsFile.Write(folder["x"], [("__metadata__", 1f)]));
        Assert.Throws<NotFoundException>(() => SafetensorsFile.Read(folder["x"]));
        Assert.Empty(folder.Names);
    }

    [PythonFact("safetensors")]
    public void Python_s_library_reads_what_is_written() => AssertReadBy(
        """
        import json, sys, safetensors
        found = safetensors.deserialize(open(sys.argv[1], 'rb').read())
        print(json.dumps([[n, t['dtype'], t['shape'], bytes(t['data']).hex()] for n, t in found]))
        """);

    // Written from the format's public description alone (github.com/huggingface/safetensors, "Format"), and stricter than ours.
    [PythonFact("json")]
    public void A_reader_written_from_the_format_s_description_reads_what_is_written() => AssertReadBy(
        """
        import json, struct, sys
        sizes = dict(BOOL=1, U8=1, I8=1, F8_E5M2=1, F8_E4M3=1, I16=2, U16=2, F16=2, BF16=2,
                     I32=4, U32=4, F32=4, F64=8, I64=8, U64=8)
        data = open(sys.argv[1], 'rb').read()
        length, = struct.unpack('<Q', data[:8])
        assert length <= 100_000_000 and 8 + length <= len(data)
        text = data[8:8 + length].decode('utf-8')
        assert text[0] == '{' and text.rstrip(' ')[-1] == '}'
        def once(pairs):
            assert len({key for key, _ in pairs}) == len(pairs), 'a key stands twice'
            return dict(pairs)
        header = json.loads(text, object_pairs_hook=once)
        metadata = header.pop('__metadata__', {})
        assert all(isinstance(value, str) for value in metadata.values())
        body, end, found = data[8 + length:], 0, []
        for name, entry in sorted(header.items(), key=lambda item: item[1]['data_offsets']):
            assert set(entry) == {'dtype', 'shape', 'data_offsets'}
            first, last = entry['data_offsets']
            count = sizes[entry['dtype']]
            for dim in entry['shape']:
                assert isinstance(dim, int) and dim >= 0
                count *= dim
            assert first == end and last == first + count, 'a hole, an overlap or a wrong size'
            end = last
            found.append([name, entry['dtype'], entry['shape'], body[first:last].hex()])
        assert end == len(body), 'bytes that belong to no tensor'
        print(json.dumps(found))
        """);

    private static void AssertReadBy(string script)
    {
        using ScratchFolder folder = new();
        SafetensorsFile.Write(folder["all.safetensors"], EveryDType, new Dictionary<string, string> { ["note"] = "ü" });
        string? printed = PythonFactAttribute.Run(script, folder["all.safetensors"]);
        Assert.NotNull(printed);
        Dictionary<string, JsonElement> found = JsonDocument.Parse(printed).RootElement.EnumerateArray()
            .ToDictionary(item => item[0].GetString()!);
        Assert.Equal(EveryDType.Length, found.Count);
        foreach ((string name, Tensor value) in EveryDType.Where(item => item.Value.DType != DType.String))
        {
            Assert.Equal(Convert.ToHexStringLower(TensorAccess.Bytes(value)), found[name][3].GetString());
            long[] dims = value.DType.IsComplex ? [.. value.Shape, 2] : value.Shape.ToArray();
            Assert.Equal(dims, found[name][2].EnumerateArray().Select(dim => dim.GetInt64()));
        }
    }
}
