namespace RawOpsNet.Compare;

/// <summary>Starts PyTorch by the first Python that has it.</summary>
internal sealed class TorchProgram : PeerProgram
{
    private static readonly Lazy<string?> Python = new(() =>
        new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(python => Succeeds(python, "-c", "import torch")));

    /// <inheritdoc/>
    public override string Name => "torch";

    /// <inheritdoc/>
    public override string? WhyNot() => Python.Value is null ? "no Python has torch (Debian: python3-torch)" : null;

    /// <inheritdoc/>
    protected override string[] Words() => [Python.Value!, Path.Combine(Sources, "torch_peer.py")];
}
