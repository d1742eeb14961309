using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Computes the gradients of one op's inputs from those of its outputs; one object an op, without state.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OpGradient
{
    /// <summary>The op's name, for messages.</summary>
    public abstract string Op { get; }

    /// <summary>
    /// Whether the code may store the tensors that it sees, as a user's function may; then they are not disposed early.
    /// </summary>
    internal virtual bool MayStore => false;

    /// <summary>Sets the gradient of each input that is wanted.</summary>
    /// <param name="saved">What the forward call saved, read in the order of saving.</param>
    /// <param name="upstream">The gradients of the outputs.</param>
    /// <param name="into">Takes the gradients of the inputs.</param>
    public abstract void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into);
}
