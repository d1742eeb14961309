using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Opens the variables that an op reads or writes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResourceAccess
{
    /// <summary>Takes the locks of handles in the order of their creation, each once, until the scope is disposed.</summary>
    /// <remarks>Always exclusive: the question whether a buffer is shared and the write belong together.</remarks>
    public static ResourceScope Open(string op, string? label, ReadOnlySpan<ResourceHandle> resources) =>
        new(op, label, resources, isUpdate: false);

    /// <summary>
    /// Is <see cref="Open"/> for an op that only looks at shapes and dtypes before <see cref="Elementwise.Update"/> or
    /// <see cref="Elementwise.Rows"/> runs: in an <see cref="UpdateBatch"/> it may follow updates that wait.
    /// </summary>
    public static ResourceScope OpenForUpdate(string op, string? label, ReadOnlySpan<ResourceHandle> resources) =>
        new(op, label, resources, isUpdate: true);
}
