using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// String forms of element-wise ops: strings are managed, so they go element by element over broadcast offsets.
internal static partial class CpuKernels
{
    internal static partial void AddStrings(in AddCall call)
    {
        ReadOnlySpan<TString> x = TensorAccess.Read<TString>(call.X);
        ReadOnlySpan<TString> y = TensorAccess.Read<TString>(call.Y);
        Span<TString> z = TensorAccess.Write<TString>(call.Z);
        BroadcastWalk walk = new(call.Z.Shape, call.X.Shape, call.Y.Shape);
        for (int i = 0; i < z.Length; i++, walk.Next())
        {
            z[i] = x[(int)walk[0]] + y[(int)walk[1]];
        }
    }

    internal static partial void SelectV2Strings(in SelectV2Call call)
    {
        ReadOnlySpan<bool> condition = TensorAccess.Read<bool>(call.Condition);
        ReadOnlySpan<TString> t = TensorAccess.Read<TString>(call.T);
        ReadOnlySpan<TString> e = TensorAccess.Read<TString>(call.E);
        Span<TString> output = TensorAccess.Write<TString>(call.Output);
        BroadcastWalk walk = new(call.Output.Shape, call.Condition.Shape, call.T.Shape, call.E.Shape);
        for (int i = 0; i < output.Length; i++, walk.Next())
        {
            output[i] = condition[(int)walk[0]] ? t[(int)walk[1]] : e[(int)walk[2]];
        }
    }
}
