using RawOpsNet.Checkpoints;

namespace RawOpsNet.Tests.Training;

/// <summary>
/// Damages a file of every format in a thousand ways: only typed errors come, and no great memory is asked for.
/// </summary>
public sealed class DamagedFileTests
{
    private const int Seed = 11;
    private const int Tries = 600;
    private const long MostBytes = 8 << 20;

    [Theory]
    [InlineData("sample.safetensors")]
    [InlineData("tf-model.index")]
    [InlineData("tf-graph.index")]
    [InlineData("tf-model.data-00000-of-00001")]
    [InlineData("sample.npz")]
    [InlineData("fortran.npy")]
    [InlineData("checkpoint")]
    public void A_damaged_file_gives_a_typed_error_and_takes_little_memory(string name)
    {
        using ScratchFolder folder = new();
        byte[] whole = Prepare(folder, name);
        Open(folder, name);
        Random random = new(Seed);
        int errors = 0;
        for (int i = 0; i < Tries; i++)
        {
            byte[] damaged = Damaged(whole, random, name.EndsWith(".index", StringComparison.Ordinal) && i % 2 == 0);
            File.WriteAllBytes(folder[name], damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Open(folder, name);
            }
            catch (OpException error)
            {
                errors++;
                Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
            }

            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(taken < MostBytes, $"Try {i} of {name} took {taken} bytes.");
        }

        Assert.True(errors > Tries / 10, $"{errors} of {Tries} were noticed.");
    }

    [Theory]
    [InlineData("sample.safetensors")]
    [InlineData("tf-model.index")]
    [InlineData("tf-model.data-00000-of-00001")]
    [InlineData("sample.npz")]
    [InlineData("fortran.npy")]
    public void A_file_cut_anywhere_is_noticed(string name)
    {
        using ScratchFolder folder = new();
        byte[] whole = Prepare(folder, name);
        for (int length = 0; length < whole.Length; length += 1 + (whole.Length / 200))
        {
            File.WriteAllBytes(folder[name], whole[..length]);
            Assert.Throws<DataLossException>(() => Open(folder, name));
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1152921504606846976,16],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775807]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""")]
    [InlineData("""{"__metadata__":{"rawops.object_graph":"[{\"children\":{\"a\":7}}]"}}""")]
    [InlineData("""{"__metadata__":{"rawops.forms":"{\"a\":{\"dtype\":\"string\",\"shape\":[9]}}"}}""")]
    [InlineData("[[[[[[[[")]
    public void A_header_that_lies_is_refused(string header)
    {
        using ScratchFolder folder = new();
        File.WriteAllBytes(
            folder["x.safetensors"],
            [.. BitConverter.GetBytes((long)header.Length), .. System.Text.Encoding.UTF8.GetBytes(header), .. header.Contains("data_off", StringComparison.Ordinal) ? new byte[4] : []]);
        Assert.Throws<DataLossException>(
            () => new Checkpoint(("a", new Variable(0f))).Restore(folder["x.safetensors"]));
    }

    [Fact]
    public void A_million_dims_take_no_memory()
    {
        using ScratchFolder folder = new();
        string dims = string.Join(',', Enumerable.Repeat("1", 1_000_000));
        string header = $"{{\"a\":{{\"dtype\":\"F32\",\"shape\":[{dims}],\"data_offsets\":[0,4]}}}}";
        File.WriteAllBytes(
            folder["x"],
            [.. BitConverter.GetBytes((long)header.Length), .. System.Text.Encoding.UTF8.GetBytes(header), 0, 0, 0, 0]);
        string message = Assert.Throws<DataLossException>(() => SafetensorsFile.Read(folder["x"])).Message;
        Assert.Contains("1000000 dims", message, StringComparison.Ordinal);
        Assert.True(message.Length < 1000);
    }

    private static byte[] Prepare(ScratchFolder folder, string name)
    {
        if (name == "checkpoint")
        {
            new Checkpoint(("a", new Variable(1f))).Save(folder["ckpt"]);
            return File.ReadAllBytes(folder[name]);
        }

        string stem = name.Split('.')[0] + ".";
        foreach (string path in Directory.GetFiles(GoldenFiles.PathOf(""), stem + "*"))
        {
            File.Copy(path, folder[Path.GetFileName(path)]);
        }

        return File.ReadAllBytes(folder[name]);
    }

    private static void Open(ScratchFolder folder, string name)
    {
        if (name == "checkpoint")
        {
            _ = Checkpoint.Latest(folder.Path)
                ?? throw new DataLossException($"{folder[name]}: it names no checkpoint.");
        }
        else if (name.EndsWith(".npz", StringComparison.Ordinal))
        {
            NumpyArchive.Read(folder[name]);
        }
        else if (name.EndsWith(".npy", StringComparison.Ordinal))
        {
            NumpyFile.Read(folder[name]);
        }
        else
        {
            string path = name.EndsWith(".safetensors", StringComparison.Ordinal) ? folder[name] : folder[name.Split('.')[0]];
            using CheckpointReader reader = CheckpointReader.Open(path);
            foreach (string key in reader.Keys)
            {
                reader.Read(key).Dispose();
            }

            _ = reader.Graph.Paths();
        }
    }

    private static byte[] Damaged(byte[] whole, Random random, bool repair)
    {
        byte[] bytes = [.. whole];
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(bytes.Length);
            switch (random.Next(repair ? 2 : 4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes = bytes[..Math.Max(1, at)];
                    break;
                default:
                    bytes = [.. bytes[..at], .. Enumerable.Repeat((byte)0xff, random.Next(1, 16)), .. bytes[at..]];
                    break;
            }
        }

        if (repair)
        {
            // The footer stays as it was, so that the damage is met behind the checksums.
            whole.AsSpan(whole.Length - 48).CopyTo(bytes.AsSpan(bytes.Length - 48));
            TableBytes.Repair(bytes);
        }

        return bytes;
    }
}
