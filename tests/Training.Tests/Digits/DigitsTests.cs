using System.Diagnostics;
using System.IO.Compression;
using Digits;
using RawOpsNet.Checkpoints;

namespace RawOpsNet.Tests.Training;

public sealed class DigitsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rawops-digits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_file_is_named()
    {
        DataFileException error = Assert.Throws<DataFileException>(() => DigitImages.Read(_folder, "train"));
        Assert.Contains("train-images-idx3-ubyte.gz", error.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truncated", new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 })]
    [InlineData("truncated", new byte[] { 0, 0, 8 })]
    [InlineData("magic number is 0x00000803", new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 1 })]
    [InlineData("longer", new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 })]
    [InlineData("dims [0]", new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 })]
    [InlineData("dims [-1]", new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 })]
    public void A_wrong_file_is_described(string problem, byte[] content)
    {
        string path = Write("file.gz", content);
        DataFileException error = Assert.Throws<DataFileException>(() => IdxFile.Read(path, 1));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_gzip_is_described()
    {
        string path = Path.Combine(_folder, "plain.gz");
        File.WriteAllText(path, "no gzip file at all");
        Assert.Contains("gzip", Assert.Throws<DataFileException>(() => IdxFile.Read(path, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_and_labels_must_fit()
    {
        byte[] image = new byte[16 + 784];
        new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28 }.CopyTo(image, 0);
        Write("a-images-idx3-ubyte.gz", image);
        Write("a-labels-idx1-ubyte.gz", [0, 0, 8, 1, 0, 0, 0, 2, 1, 2]);
        AssertRefused("2 labels");
        Write("a-labels-idx1-ubyte.gz", [0, 0, 8, 1, 0, 0, 0, 1, 10]);
        AssertRefused("label 0 is 10");
        Write("a-labels-idx1-ubyte.gz", [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        Assert.Equal([7], DigitImages.Read(_folder, "a").Labels.ToArray<int>());
    }

    [Fact]
    public void The_program_fails_without_a_stack_trace()
    {
        (int code, string errors) = Run("--data", _folder);
        Assert.NotEqual(0, code);
        Assert.Contains("train-images-idx3-ubyte.gz: the file does not exist", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.NotEqual(0, Run("--epochs", "0").Code);
    }

    [Fact]
    public void The_program_saves_weights_from_which_anyone_gets_the_accuracy_of_its_last_line()
    {
        string weights = Path.Combine(_folder, "new", "weights.safetensors");

        (int code, string output) = RunAndRead("--epochs", "1", "--seed", "3", "--save", weights);

        Assert.Equal(0, code);
        string last = output.TrimEnd().Split('\n')[^1];
        Assert.Matches(@"^test accuracy \d+\.\d\d %$", last);
        Dictionary<string, Tensor> saved = SafetensorsFile.Read(weights).ToDictionary(pair => pair.Key, pair => pair.Value);
        Assert.Equal(["dense/bias", "dense/kernel", "dense_1/bias", "dense_1/kernel"], saved.Keys.Order(StringComparer.Ordinal));
        DigitImages test = DigitImages.Read(DataFolder, "test");
        Tensor hidden = RawOps.Relu(RawOps.AddV2(RawOps.MatMul(test.Pixels, saved["dense/kernel"]), saved["dense/bias"]));
        Tensor read = RawOps.ArgMax(
            RawOps.AddV2(RawOps.MatMul(hidden, saved["dense_1/kernel"]), saved["dense_1/bias"]), 1, DType.Int32);
        double right = RawOps.Mean(RawOps.Cast(RawOps.Equal(read, test.Labels), DType.Float64), 0).Item<double>();
        Assert.InRange(right, 0.8, 1);
        Assert.Equal(FormattableString.Invariant($"test accuracy {right * 100:0.00} %"), last);
    }

    [Fact]
    public void A_seed_gives_the_same_run_again_and_another_seed_another()
    {
        string first = RunAndRead("--epochs", "1", "--seed", "5").Output.TrimEnd().Split('\n')[^1];

        Assert.Equal(first, RunAndRead("--epochs", "1", "--seed", "5").Output.TrimEnd().Split('\n')[^1]);
        Assert.NotEqual(first, RunAndRead("--epochs", "1", "--seed", "6").Output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public void Permuted_labels_teach_nothing()
    {
        (int code, string output) = RunAndRead("--epochs", "2", "--shuffle-labels");

        Assert.Equal(0, code);
        string accuracy = output.TrimEnd().Split('\n')[^1].Split(' ')[2];
        Assert.InRange(double.Parse(accuracy, System.Globalization.CultureInfo.InvariantCulture), 0, 20);
    }

    private static string DataFolder
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "RawOps.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "samples", "Digits", "data");
        }
    }

    private void AssertRefused(string problem) => Assert.Contains(
        problem, Assert.Throws<DataFileException>(() => DigitImages.Read(_folder, "a")).Message, StringComparison.Ordinal);

    private static (int Code, string Errors) Run(params string[] arguments)
    {
        (int code, _, string errors) = Start(arguments);
        return (code, errors);
    }

    private static (int Code, string Output) RunAndRead(params string[] arguments)
    {
        (int code, string output, string errors) = Start(["--data", DataFolder, .. arguments]);
        Assert.Equal("", errors);
        return (code, output);
    }

    private static (int Code, string Output, string Errors) Start(string[] arguments)
    {
        string program = typeof(DigitImages).Assembly.Location;
        ProcessStartInfo start = new("dotnet", ["exec", program, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors);
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        using GZipStream file = new(File.Create(path), CompressionLevel.Fastest);
        file.Write(content);
        return path;
    }
}
