namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>A key of a table, a file that has it, and the same file with its value changed in one place.</summary>
internal sealed record KeyEffect(string Place, string Key, string Before, string After)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key} of {Place}";
}
