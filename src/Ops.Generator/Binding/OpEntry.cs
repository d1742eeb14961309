using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>What other records see of one op of this compilation.</summary>
internal sealed record OpEntry(OpSignature Signature, DeviceSet Devices, bool IsBroken)
{
    /// <summary>Makes the entry of a parsed record; a sparse form is derived from its base.</summary>
    public static OpEntry Of(ParsedOp op, IReadOnlyDictionary<string, ParsedOp> bases)
    {
        OpModel declared = op.Declared;
        DeviceSet devices = op.Devices;
        bool isBroken = declared.IsBroken;
        if (op.SparseOf is { } name)
        {
            isBroken |= !bases.TryGetValue(name, out ParsedOp? dense) || dense.Declared.IsBroken;
            if (!isBroken)
            {
                SparseRule rule = SparseRule.Read(op.Map?["rows"]);
                declared = SparseDerivation.Derive(declared, dense!.Declared, rule);
                devices |= dense.Devices;
            }
        }

        return new OpEntry(OpSignature.Of(declared, op.Head.Namespace, op.Head.ClassName), devices, isBroken);
    }
}
