using System.Globalization;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Hands;

/// <summary>What NumPy has no word for: heads, strings, bfloat16, tensors that cannot be read, and debuggers.</summary>
public class TensorTextTests
{
    [Fact]
    public void A_head_stands_before_values_of_one_line_and_above_those_of_several()
    {
        Assert.Equal("Tensor(int32, [], cpu:0) 7", ((Tensor)7).ToString());
        Assert.Equal("Tensor(float32, [2], cpu:0) [1.  2.5]", ((Tensor)new[] { 1f, 2.5f }).ToString());
        Assert.Equal(
            "Tensor(float32, [2, 2], cpu:0)\n[[ 1.  -2.5]\n [10.   nan]]",
            ((Tensor)new[,] { { 1f, -2.5f }, { 10f, float.NaN } }).ToString());
        Assert.Equal("Tensor(float32, [0, 3], cpu:0) []", Tensor.Zeros([0, 3]).ToString());
        Assert.Equal("Tensor(float32, [1], cpu:0) [0.]", Tensor.Zeros([1]).As<float>().ToString());
        Assert.Equal("Tensor<Single>(default)", default(Tensor<float>).ToString());
        Assert.Equal("Variable<Single>(default)", default(Variable<float>).ToString());
    }

    [Fact]
    public void Strings_stand_in_quotes_as_Python_writes_them()
    {
        Assert.Equal("['a' 'bcd' \"it's\" 'q\"\\n\\\\']", Values(new[] { "a", "bcd", "it's", "q\"\n\\" }));
        Assert.Equal("['\\x00' 'grün' '\\u200b' '😀' '']", Values(new[] { "\0", "grün", "\u200b", "😀", "" }));
        Assert.Equal("'a\\xff'", Values(new TString([(byte)'a', 0xFF])));
        Assert.Equal($"'{new string('x', 1000)}'...", Values(new string('x', 100_000)));
    }

    [Fact]
    public void Numbers_of_bfloat16_take_the_fewest_digits_that_tell_them_apart()
    {
        Assert.Equal("[ 1.    0.1  -3.14]", Values(new[] { (BFloat16)1f, (BFloat16)0.1f, (BFloat16)(-3.14f) }));
        Assert.Equal("[1.e+00 1.e+30]", Values(new[] { (BFloat16)1f, (BFloat16)1e30f }));
        Assert.Equal("1e-06", Values((BFloat16)1e-6f));
        Assert.Equal("[inf nan]", Values(new[] { BFloat16.PositiveInfinity, BFloat16.NaN }));
    }

    [Fact]
    public void The_culture_of_the_thread_does_not_show()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo odd = new("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("[-1.5  2. ]", Values(new[] { -1.5f, 2 }));
            Assert.Equal("[-1.5e-09+2.j]", Values(new[] { new System.Numerics.Complex(-1.5e-9, 2) }));
            Assert.Equal("Tensor(int32, [1], cpu:0) [-7]", ((Tensor)new[] { -7 }).ToString());
            Assert.Equal("float32 [2] {-1.5 2.25}", DebuggerTexts.Display((Tensor)new[] { -1.5f, 2.25f }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_tensor_that_cannot_be_read_says_why()
    {
        Tensor disposed = Tensor.Zeros([2]);
        disposed.Dispose();
        using Variable w = new(new[] { 1f, 2 }, name: "w");
        Tensor stale = w;
        w.AssignAdd(new[] { 1f, 1 });

        Assert.Equal("Tensor(float32, [2], cpu:0, disposed)", disposed.ToString());
        Assert.Equal(
            "Tensor(float32, [2], cpu:0, read from variable 'w', which has been written since)", stale.ToString());
        Assert.Equal("float32 [2], disposed", DebuggerTexts.Display(disposed));
        Assert.Equal(["disposed"], DebuggerTexts.Proxy<string[]>(disposed, "Values"));
    }

    [Fact]
    public void Variables_and_slices_write_their_values()
    {
        Variable w = new(new[] { 1f, 2 }, name: "w");
        IndexedSlices slices = new(new[,] { { 1f, 2 } }, new[] { 3 }, [5, 2]);

        Assert.Equal("Variable('w', float32, [2], cpu:0) [1. 2.]", w.ToString());
        Assert.Equal(
            "IndexedSlices(float32, 1 rows of [5, 2], cpu:0)\nindices: [3]\nvalues:\n[[1. 2.]]", slices.ToString());
        Assert.Equal("float32, 1 rows of [5, 2]", DebuggerTexts.Display(slices));
        slices.Values.Dispose();
        Assert.EndsWith("values:\ndisposed", slices.ToString(), StringComparison.Ordinal);
        w.Dispose();
        Assert.Equal("Variable('w', float32, [2], cpu:0, disposed)", w.ToString());
        Assert.Equal("'w' float32 [2], disposed", DebuggerTexts.Display(w));
    }

    [Fact]
    public void Text_costs_the_same_however_large_the_tensor_is()
    {
        Tensor large = Tensor.Zeros([3000, 1000]);
        Tensor deep = Tensor.Ones(new Shape([.. Enumerable.Repeat(2L, 20)]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        string text = large.ToString();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Equal("Tensor(float32, [3000, 1000], cpu:0)\n[[0. 0. 0. ... 0. 0. 0.]\n", text[..62]);
        Assert.InRange(deep.ToString().Length, 1000, 200_000);
    }

    [Fact]
    public void A_debugger_shows_one_line_and_the_members()
    {
        Tensor matrix = RawOps.Reshape(Tensor.Arange(12), new[] { 3, 4 });
        using Variable w = new(new[] { 1f, 2 }, name: "w");
        long version = w.Handle.Version;

        Assert.Equal("int32 [3, 4] {0 1 2 3 4 5 ...}", DebuggerTexts.Display(matrix));
        Assert.Equal("int32 [3, 4] {0 1 2 3 4 5 ...}", DebuggerTexts.Display(matrix.As<int>()));
        Assert.Equal("float32 [] 1.5", DebuggerTexts.Display((Tensor)1.5f));
        Assert.Equal("float32 [0] {}", DebuggerTexts.Display(Tensor.Zeros([0])));
        Assert.Equal("default", DebuggerTexts.Display(default(Tensor<float>)));
        Assert.Equal([3L, 4], DebuggerTexts.Proxy<long[]>(matrix, "Dims"));
        Assert.Equal(["[[ 0  1  2  3]", " [ 4  5  6  7]", " [ 8  9 10 11]]"], DebuggerTexts.Proxy<string[]>(matrix, "Values"));
        Assert.Equal(DType.Int32, DebuggerTexts.Proxy<DType>(matrix, "DType"));

        Assert.Equal("'w' float32 [2] {1. 2.}", DebuggerTexts.Display(w));
        Assert.Equal("'w' float32 [2] {1. 2.}", DebuggerTexts.Display(w.As<float>()));
        Assert.Equal(["[1. 2.]"], DebuggerTexts.Proxy<string[]>(w, "Values"));
        Assert.Equal(version, w.Handle.Version);
    }

    [Fact]
    public void A_debugger_takes_no_lock()
    {
        using Variable w = new(new[] { 1f, 2 }, name: "w");
        string? seen = null;
        lock (w.Handle.Gate)
        {
            Thread other = new(() => seen = DebuggerTexts.Display(w) + string.Concat(DebuggerTexts.Proxy<string[]>(w, "Values")));
            other.Start();
            Assert.True(other.Join(TimeSpan.FromSeconds(30)));
        }

        Assert.Equal("'w' float32 [2] {1. 2.}[1. 2.]", seen);
    }

    private static string Values(Tensor tensor) => tensor.ToString().Split("cpu:0) ", 2)[1];
}
