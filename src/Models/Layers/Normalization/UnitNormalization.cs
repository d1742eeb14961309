namespace RawOpsNet.Models;

/// <summary>Scales each sample to Euclidean norm 1 along axes; norms below 1e-6 are taken as such.</summary>
/// <param name="axis">The axes; null: the last.</param>
/// <param name="name">The name; null gives <c>unit_normalization</c> with a running number.</param>
public sealed class UnitNormalization(IReadOnlyList<int>? axis = null, string? name = null) : Layer(name)
{
    private readonly int[] _axes = [.. axis ?? [-1]];

    /// <summary>Gets the axes.</summary>
    public IReadOnlyList<int> Axis => _axes;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> GetConfig() => base.GetConfig().With(
        ("axis", Config.OfAxes([.. _axes.Select(axis => (long)axis)])));

    /// <inheritdoc/>
    protected override Tensor Call(Tensor input, bool training) => Numbers.Normalized(input, _axes);
}
