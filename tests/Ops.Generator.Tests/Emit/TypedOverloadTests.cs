using RawOpsNet.Tests.Generator.Pipeline;

namespace RawOpsNet.Tests.Generator.Emit;

public class TypedOverloadTests
{
    [Theory]
    [InlineData("RawOps.AddV2(ints, floats)")]
    [InlineData("RawOps.AddV2(bools, bools)")]
    [InlineData("RawOps.AddV2(floats, untyped)")]
    [InlineData("RawOps.LogicalAnd(floats, floats)")]
    [InlineData("RawOps.Floor(ints)")]
    [InlineData("RawOps.BitwiseAnd(floats, floats)")]
    [InlineData("RawOps.Neg(bytes)")]
    public void Does_not_compile(string call) => Assert.NotEmpty(Compile(call));

    [Theory]
    [InlineData("RawOps.AddV2(floats, floats)")]
    [InlineData("RawOps.AddV2(floats, 1f)")]
    [InlineData("RawOps.AddV2(untyped, 1f)")]
    [InlineData("RawOps.AddV2(untyped, untyped)")]
    [InlineData("RawOps.LogicalAnd(bools, bools)")]
    [InlineData("RawOps.Sum(floats, new[] { 0 }, keepDims: true)")]
    [InlineData("RawOps.ConcatV2([floats, floats], 0)")]
    [InlineData("RawOps.ConcatV2([untyped, untyped], 0)")]
    [InlineData("RawOps.MatMul(floats, floats, transposeB: true)")]
    public void Compiles(string call) => Assert.Empty(Compile(call));

    private static string[] Compile(string call) => GeneratorRun.OfFiles(
        $$"""
        using RawOpsNet;
        public static class Caller
        {
            public static void Call(Tensor<float> floats, Tensor<int> ints, Tensor<bool> bools, Tensor<byte> bytes, Tensor untyped) => {{call}};
        }
        """).Errors();
}
