using System.ComponentModel;

namespace RawOpsNet;

/// <summary>Names the tensors inside a value that is none itself, so that a scope can keep them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITensorHolder
{
    /// <summary>The tensors inside.</summary>
    IEnumerable<Tensor> Held { get; }
}
