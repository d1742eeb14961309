namespace RawOpsNet;

public sealed partial class Tensor
{
    private const string Dtype = "dtype";

    /// <summary>Makes a tensor of ones.</summary>
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32) => Full(shape, 1, dtype);

    /// <summary>Makes a tensor that holds a number everywhere.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where the dtype does not hold the number.</remarks>
    public static Tensor Full(Shape shape, double value, DType dtype = DType.Float32)
    {
        if (dtype == DType.Bool && value is 0 or 1)
        {
            return RawOps.Fill(shape, value == 1);
        }

        using Tensor filling = NumberOperand.In(value, dtype, "Fill", "value", Dtype);
        return RawOps.Fill(shape, filling);
    }

    /// <summary>Makes a tensor that holds an integer everywhere: in int64 and uint64, also those that no double holds.</summary>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> where the dtype does not hold the number.</remarks>
    public static Tensor Full(Shape shape, long value, DType dtype = DType.Float32)
    {
        if (dtype == DType.Bool && value is 0 or 1)
        {
            return RawOps.Fill(shape, value == 1);
        }

        using Tensor filling = NumberOperand.In(value, dtype, "Fill", "value", Dtype);
        return RawOps.Fill(shape, filling);
    }

    /// <summary>Makes a tensor that holds a scalar's value everywhere; its dtype is the scalar's.</summary>
    public static Tensor Full(Shape shape, Tensor value) => RawOps.Fill(shape, value);

    /// <summary>Makes a matrix with ones on its main diagonal and zeros elsewhere.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns; null for as many as rows.</param>
    /// <param name="dtype">The dtype.</param>
    /// <remarks>Throws <see cref="InvalidArgumentException"/> for a negative number of rows or columns.</remarks>
    public static Tensor Eye(int rows, int? columns = null, DType dtype = DType.Float32)
    {
        if (rows < 0 || columns < 0)
        {
            throw new InvalidArgumentException($"Eye: rows is {rows} and columns {columns ?? rows}; neither can be negative.");
        }

        using Tensor places = Arange(rows);
        using Tensor on = Ones(Shape.Scalar, dtype);
        using Tensor off = Zeros(Shape.Scalar, dtype);
        return RawOps.OneHot(places, columns ?? rows, on, off);
    }

    /// <summary>Counts from zero to a bound that is not reached, in int32 unless told otherwise.</summary>
    public static Tensor Arange(long limit, DType dtype = DType.Int32) => Arange(0, limit, 1, dtype);

    /// <summary>Counts from a number towards a bound that is not reached, in int32 unless told otherwise.</summary>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> for a step of 0, and where the dtype does not hold a number.
    /// </remarks>
    public static Tensor Arange(long start, long limit, long step = 1, DType dtype = DType.Int32)
    {
        using Tensor first = NumberOperand.In(start, dtype, "Range", "start", Dtype);
        using Tensor bound = NumberOperand.In(limit, dtype, "Range", "limit", Dtype);
        using Tensor delta = NumberOperand.In(step, dtype, "Range", "delta", Dtype);
        return RawOps.Range(first, bound, delta);
    }

    /// <summary>Counts from a number towards a bound that is not reached, in float32 unless told otherwise.</summary>
    /// <remarks>
    /// Throws <see cref="InvalidArgumentException"/> for a step of 0, and where the dtype does not hold a number.
    /// </remarks>
    public static Tensor Arange(double start, double limit, double step = 1, DType dtype = DType.Float32)
    {
        using Tensor first = NumberOperand.In(start, dtype, "Range", "start", Dtype);
        using Tensor bound = NumberOperand.In(limit, dtype, "Range", "limit", Dtype);
        using Tensor delta = NumberOperand.In(step, dtype, "Range", "delta", Dtype);
        return RawOps.Range(first, bound, delta);
    }

    /// <summary>Makes evenly spaced numbers from one to another, both included.</summary>
    public static Tensor Linspace(double start, double stop, int num, DType dtype = DType.Float32)
    {
        using Tensor first = NumberOperand.In(start, dtype, "LinSpace", "start", Dtype);
        using Tensor last = NumberOperand.In(stop, dtype, "LinSpace", "stop", Dtype);
        return RawOps.LinSpace(first, last, num);
    }

    /// <summary>Draws from a normal distribution.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The deviation.</param>
    /// <param name="dtype">A floating dtype.</param>
    /// <param name="seed">Fixes the numbers; null follows <see cref="RawOps.SetSeed"/>.</param>
    public static Tensor RandomNormal(
        Shape shape, double mean = 0, double stddev = 1, DType dtype = DType.Float32, long? seed = null)
    {
        using TensorScope scope = new();
        (long first, long second) = Seeds(seed);
        Tensor standard = RawOps.RandomStandardNormal(shape, dtype, seed: first, seed2: second);
        return scope.Keep(standard * stddev + mean);
    }

    /// <summary>Draws evenly from an interval; its end is not included.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The bound; integers need one of at least 1 above the least number.</param>
    /// <param name="dtype">A floating dtype, or int32, int64, uint32 or uint64.</param>
    /// <param name="seed">Fixes the numbers; null follows <see cref="RawOps.SetSeed"/>.</param>
    public static Tensor RandomUniform(
        Shape shape, double minimum = 0, double maximum = 1, DType dtype = DType.Float32, long? seed = null)
    {
        using TensorScope scope = new();
        if (dtype.IsInteger)
        {
            return scope.Keep(RandomIntegers(shape, minimum, maximum, dtype, seed ?? RandomSeed.Next()));
        }

        (long first, long second) = Seeds(seed);
        Tensor unit = RawOps.RandomUniform(shape, dtype, seed: first, seed2: second);
        return scope.Keep(unit * (maximum - minimum) + minimum);
    }

    // The only op that draws integers takes a key in place of a seed.
    private static Tensor RandomIntegers(Shape shape, double minimum, double maximum, DType dtype, long key)
    {
        const string Op = "StatelessRandomUniformIntV2";
        const int Philox = 1;
        return RawOps.StatelessRandomUniformIntV2(
            shape,
            new[] { unchecked((ulong)key) },
            new ulong[2],
            Philox,
            NumberOperand.In(minimum, dtype, Op, "minval", Dtype),
            NumberOperand.In(maximum, dtype, Op, "maxval", Dtype));
    }

    // TensorFlow's default graph seed (random_seed.py) stands beside a seed of the caller's, so that 0 is a seed too.
    private static (long First, long Second) Seeds(long? seed) => seed is { } given ? (87654321, given) : (0, 0);
}
