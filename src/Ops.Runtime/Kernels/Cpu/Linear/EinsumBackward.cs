using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Differentiates Einsum by Einsum, after TF linalg_grad.py (_EinsumGrad).</summary>
internal static class EinsumBackward
{
    /// <summary>Gives the gradient of each input.</summary>
    public static Tensor?[] Run(in OpSite site, string equation, ReadOnlySpan<Tensor> inputs, Tensor upstream)
    {
        EinsumEquation read = EinsumEquation.Parse(site, equation, inputs.Length);
        if (inputs.Length == 1)
        {
            return [Of(read.Inputs[0], inputs[0], read.Output, upstream, "", null)];
        }

        return
        [
            Of(read.Inputs[0], inputs[0], read.Output, upstream, read.Inputs[1], inputs[1]),
            Of(read.Inputs[1], inputs[1], read.Output, upstream, read.Inputs[0], inputs[0]),
        ];
    }

    // d input = einsum(upstream, conj(other)) over the labels of the input; labels that the input alone has were summed, so
    // the gradient is the same along them and is spread by broadcasting.
    private static Tensor Of(string labels, Tensor input, string output, Tensor upstream, string otherLabels, Tensor? other)
    {
        string known = output + otherLabels;
        string reachable = new([.. labels.Replace("...", "", StringComparison.Ordinal).Distinct().Where(known.Contains)]);
        bool hidden = known.Contains("...", StringComparison.Ordinal);
        string target = (hidden ? "..." : "") + reachable;
        Tensor reduced = other is null
            ? RawOps.Einsum([upstream], $"{output}->{target}")
            : RawOps.Einsum([upstream, GradientServices.Conj(other)], $"{output},{otherLabels}->{target}");
        return Spread(labels, input.Shape, reachable, reduced);
    }

    // From [..., reachable labels] to the input's dims: sum the dims that broadcast under the ellipsis, put labels in order,
    // repeat along summed labels, and put diagonals back by an einsum that repeats labels on the right.
    private static Tensor Spread(string labels, Shape shape, string reachable, Tensor reduced)
    {
        string named = labels.Replace("...", "", StringComparison.Ordinal);
        int ellipsis = labels.IndexOf("...", StringComparison.Ordinal);
        int hidden = ellipsis < 0 ? 0 : shape.Rank - named.Length;
        long[] hiddenDims = ellipsis < 0 ? [] : shape.Dims.Slice(ellipsis, hidden).ToArray();
        long[] dimOf(char label) => [shape[DimOf(labels, label, hidden)]];
        long[] kept = [.. hiddenDims, .. reachable.SelectMany(dimOf)];
        Tensor fitted = GradientServices.Unbroadcast(reduced, new Shape(kept));
        string missing = new([.. named.Distinct().Where(label => !reachable.Contains(label, StringComparison.Ordinal))]);
        if (missing.Length > 0)
        {
            long[] spread = [.. kept, .. missing.SelectMany(dimOf)];
            Tensor column = RawOps.Reshape(fitted, (long[])[.. kept, .. missing.Select(_ => 1L)]);
            fitted = RawOps.BroadcastTo(column, spread);
        }

        string from = (hidden > 0 ? "..." : "") + reachable + missing;
        string to = hidden > 0 ? labels : named;
        return from == to ? fitted : RawOps.Einsum([fitted], $"{from}->{to}");
    }

    private static int DimOf(string labels, char label, int hidden)
    {
        int position = labels.IndexOf(label, StringComparison.Ordinal);
        int ellipsis = labels.IndexOf("...", StringComparison.Ordinal);
        return ellipsis >= 0 && position > ellipsis ? position - 3 + hidden : position;
    }
}
