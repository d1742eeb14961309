namespace RawOpsNet.CommandLine.Golden;

/// <summary>Runs the recorded functions of <c>tape.json</c> under <see cref="GradientTape"/>.</summary>
internal static class TapeRunner
{
    // Two orders of derivatives lose more digits than one op does.
    private static readonly Tolerance Close = new(1e-9, 1e-11, false);

    /// <summary>
    /// Runs one function; null where value, gradient, jacobian and hessian agree, else one line on what differs.
    /// </summary>
    public static string? Run(TapeCase golden)
    {
        if (TapeFunctions.Find(golden.Name) is not { } function)
        {
            return "there is no function of that name";
        }

        return Run(golden, function);
    }

    private static string? Run(TapeCase golden, Func<Tensor, Tensor> function)
    {
        Tensor x = golden.X.ToTensor();
        using GradientTape outer = new(persistent: true);
        outer.Watch(x);
        Tensor y;
        Tensor? gradient;
        using (GradientTape inner = new())
        {
            inner.Watch(x);
            y = function(x);
            gradient = inner.Gradient(y, x);
        }

        if (gradient is null)
        {
            return "the gradient is missing";
        }

        return Label("y", Differ(y, golden.Y))
            ?? Label("the gradient", Differ(gradient, golden.Gradient))
            ?? Label("the jacobian", Differ(outer.Jacobian(y, x), golden.Jacobian))
            ?? Label("the hessian", Differ(outer.Jacobian(gradient, x), golden.Hessian));
    }

    private static string? Label(string what, string? difference) => difference is null ? null : $"{what}: {difference}";

    private static string? Differ(Tensor? got, GoldenTensor? expected)
    {
        if (got is null || expected is null)
        {
            return got is null && expected is null ? null : got is null ? "missing" : "there, unlike TensorFlow's";
        }

        return Comparison.Differ(got, expected.ShapedLike(got.Shape), Close);
    }
}
