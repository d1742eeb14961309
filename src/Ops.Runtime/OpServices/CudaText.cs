using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>
/// The CUDA C of an op: its text and the prefix of its entries, which end in the dtype's suffix (<c>add_v2_f32</c>).
/// </summary>
/// <param name="Entry">The entry without its dtype suffix, such as <c>add_v2</c>.</param>
/// <param name="Source">The text, without the header that every program shares.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CudaText(string Entry, string Source);
