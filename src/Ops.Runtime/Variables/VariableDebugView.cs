using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet;

/// <summary>Shows a variable's members in a debugger: no lock, no op; an update that waits in a batch goes on waiting.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "A debugger makes it, by DebuggerTypeProxy.")]
internal sealed class VariableDebugView(Variable variable)
{
    /// <summary>The name.</summary>
    public string Name => variable.Name;

    /// <summary>The dtype.</summary>
    public DType DType => variable.DType;

    /// <summary>The dims, outermost first.</summary>
    public long[] Dims => variable.Shape.ToArray();

    /// <summary>Whether tapes watch the variable.</summary>
    public bool Trainable => variable.Trainable;

    /// <summary>How many times the value was written.</summary>
    public long Version => variable.Handle.Version;

    /// <summary>The values as NumPy prints them, a line an item; or why there are none.</summary>
    public string[] Values =>
        variable.Handle.Peek() is not { } value ? ["disposed"]
        : TensorText.TryValues(value)?.Split('\n') ?? [value.WhyUnreadable()];
}
