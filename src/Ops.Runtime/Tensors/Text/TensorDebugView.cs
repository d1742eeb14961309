using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet;

/// <summary>Shows a tensor's members in a debugger: no lock, no op, no pointer.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "A debugger makes it, by DebuggerTypeProxy.")]
internal sealed class TensorDebugView(Tensor tensor)
{
    /// <summary>The dtype.</summary>
    public DType DType => tensor.DType;

    /// <summary>The dims, outermost first.</summary>
    public long[] Dims => tensor.Shape.ToArray();

    /// <summary>The device that holds the elements.</summary>
    public Device Device => tensor.Device;

    /// <summary>The values as NumPy prints them, a line an item; or why they cannot be read.</summary>
    public string[] Values => TensorText.TryValues(tensor)?.Split('\n') ?? [tensor.WhyUnreadable()];
}
