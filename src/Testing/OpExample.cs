using RawOpsNet.Testing.Examples;

namespace RawOpsNet.Testing;

/// <summary>One example of a record, in one dtype: what stands under <c>tests</c>.</summary>
public sealed class OpExample
{
    private readonly Example _example;

    internal OpExample(Example example, string file, int line) => (_example, File, Line) = (example, file, line);

    /// <summary>The op's name.</summary>
    public string Op => _example.Op.Name;

    /// <summary>The name of op, example and dtype: <c>Swish: example 1 [float32, cpu]</c>.</summary>
    public string Name => _example.Name;

    /// <summary>The yaml file.</summary>
    public string File { get; }

    /// <summary>The line of the example in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>
    /// Calls the op with the example's inputs and attrs and compares what it gives: outputs, messages, unchanged variables,
    /// moments, and with <c>gradcheck</c> the gradient against central differences in float64.
    /// </summary>
    /// <exception cref="ExampleException">Something differs; the message says both values.</exception>
    public void Check()
    {
        if (Problem() is { } problem)
        {
            throw new ExampleException(problem);
        }
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;

    /// <summary>What is wrong, with op, example and place; null where all holds.</summary>
    internal string? Problem()
    {
        string? found = null;
        try
        {
            new ExampleRun(_example).Check();
            found = GradientProblem();
        }
        catch (ExampleException difference)
        {
            found = difference.Message;
        }
        catch (Exception error) when (error is OpException or NotSupportedException or FormatException or OverflowException)
        {
            found = error.Message;
        }

        return found is null ? null : $"{File}({Line}): {Name}: {found}";
    }

    private string? GradientProblem()
    {
        if (!_example.Test.GradCheck)
        {
            return null;
        }

        GradientCase gradient = new(_example);
        return CentralDifferences.Differ(gradient.Run, gradient.Points, gradient.Gradients(gradient.Points)) is { } difference
            ? difference + ", by central differences in float64." : null;
    }
}
