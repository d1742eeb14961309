using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Expressions.Functions;

internal static partial class FunctionTable
{
    private static FunctionRow[] Bits() =>
    [
        Primitive("bitand", 2, DTypeSet.Ints, "V.And({0}, {1})", [], "BitwiseAnd", "The bits set in both."),
        Primitive("bitor", 2, DTypeSet.Ints, "V.Or({0}, {1})", [], "BitwiseOr", "The bits set in either."),
        Primitive("bitxor", 2, DTypeSet.Ints, "V.Xor({0}, {1})", [], "BitwiseXor", "The bits set in one of both."),
        Primitive("bitnot", 1, DTypeSet.Ints, "V.Not({0})", [], "Invert", "The other bits."),
        Primitive("shl", 2, DTypeSet.Ints, "V.ShiftLeft({0}, {1})", [], "LeftShift",
            "a shifted left by b, which is held within [0, bits - 1]."),
        Primitive("shr", 2, DTypeSet.Ints, "V.ShiftRight({0}, {1})", [], "RightShift",
            "a shifted right by b, which is held within [0, bits - 1]; signed numbers keep their sign."),
    ];
}
