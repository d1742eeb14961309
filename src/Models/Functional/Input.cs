using System.Globalization;

namespace RawOpsNet.Models;

/// <summary>Makes the inputs of functional models.</summary>
public static class Input
{
    /// <summary>Makes an input.</summary>
    /// <param name="shape">The shape of a sample, without the batch's dim; -1 where a dim is not known.</param>
    /// <param name="name">The name; null gives <c>input_1</c>, <c>input_2</c>.</param>
    /// <param name="dtype">The dtype that what is given is cast to.</param>
    public static SymbolicTensor Of(Shape shape, string? name = null, DType dtype = DType.Float32) =>
        new InputLayer(new Shape([-1, .. shape.Dims]), dtype, name ?? NextName()).Nodes[0].Outputs[0];

    // Inputs alone are counted from 1.
    private static string NextName()
    {
        string next = LayerNames.Next("Input");
        int number = next == "input" ? 0 : int.Parse(next.AsSpan("input_".Length), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"input_{number + 1}");
    }
}
