using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Tells which form a gradient hook has.</summary>
internal static class GradientHooks
{
    /// <summary>Whether several inputs name the hook, so that it fills all of them in one call.</summary>
    public static bool IsShared(OpModel op, string hook) => op.Gradient.Inputs.Count(input => input.Hook == hook) > 1;

    /// <summary>The result and the parameters of a hook.</summary>
    public static (string Result, string Parameters) Form(OpEmission emission, string hook)
    {
        OpModel op = emission.Op;
        string call = $"in {CallStructs.ShortName(op, CallPart.Gradient)} g";
        if (op.Gradient.Kind == GradientKind.Hook || IsShared(op, hook))
        {
            return ("void", call + ", ref global::RawOpsNet.OpServices.GradientSink into");
        }

        InputGradient gradient = op.Gradient.Inputs.First(input => input.Hook == hook);
        ArgumentModel argument = op.Input(gradient.Input)!;
        string one = gradient.MayBeSlices || argument.IsResource ? "global::RawOpsNet.Gradient?" : "global::RawOpsNet.Tensor?";
        return (argument.IsList ? one + "[]" : one, call);
    }
}
