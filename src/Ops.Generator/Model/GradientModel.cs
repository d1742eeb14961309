namespace RawOpsNet.Generator.Model;

/// <summary>How gradients flow from the outputs to the inputs.</summary>
internal sealed record GradientModel
{
    /// <summary>The model of <c>gradient: none</c>.</summary>
    public static readonly GradientModel NoGradient = new();

    /// <summary>The word for the whole op, or <see cref="GradientKind.PerInput"/>.</summary>
    public GradientKind Kind { get; init; }

    /// <summary>
    /// One entry for each input, in the order of the inputs, where <see cref="Kind"/> is <see cref="GradientKind.PerInput"/>;
    /// empty otherwise.
    /// </summary>
    public EquatableArray<InputGradient> Inputs { get; init; }

    /// <summary>
    /// The partial method that gives all gradients where <see cref="Kind"/> is <see cref="GradientKind.Hook"/>; null otherwise.
    /// </summary>
    public string? Hook { get; init; }

    /// <summary>Whether no gradient reaches any input.</summary>
    public bool IsNone
    {
        get
        {
            if (Kind != GradientKind.PerInput)
            {
                return Kind == GradientKind.None;
            }

            foreach (InputGradient input in Inputs)
            {
                if (input.Kind != InputGradientKind.None)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
