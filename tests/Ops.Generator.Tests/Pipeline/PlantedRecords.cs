namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>A consumer's records of each form, its kernel and its calls: sound, until a test plants a mistake.</summary>
internal static class PlantedRecords
{
    /// <summary>The yaml.</summary>
    public const string Yaml = """
        schema: rawops/1
        namespace: Acme.Ops
        class: AcmeOps
        enums:
          Rounding: { Up: UP, Down: DOWN }
        ops:
          - op: Blend
            summary: Returns x + alpha * y.
            docs:
              x: The left operand.
              y: The right operand.
              z: The sum.
              alpha: The scale of y.
              mode: How to round.
            inputs:
              x: T
              y: T
            outputs:
              z: T
            attrs:
              alpha: float = 1
              mode: string("up", "down") = "up"
              T: type(float32, float64)
            require:
              alpha > 0: alpha must be positive
            shape: broadcast(x, y)
            kernels:
              elementwise:
                types: [float32, float64]
                body: |
                  let e = exp(y)
                  z = x + alpha * e
            gradient:
              x: unbroadcast(dz, x)
              y: unbroadcast(Mul(dz, alpha * Exp(y)), y)
            tests:
              - attrs: { alpha: 2 }
                in:  { x: [1], y: [0] }
                out: { z: [3] }
                gradcheck: true

          - op: SumSq
            summary: Sums squares.
            docs: { x: The values., axes: The axes., y: The sums., keep_dims: Whether axes stay. }
            inputs: { x: T, axes: int32 }
            outputs: { y: T }
            attrs: { keep_dims: bool = false, T: "type(float32, float64)" }
            host: [axes]
            shape: reduce(x, axes, keep_dims)
            kernels:
              reduce:
                over: axes
                keep: keep_dims
                map: x * x
                init: 0
                combine: a + b
                finish: sqrt(r / count)
            gradient: none
            tests: [{ in: { x: [1, 2], axes: [0] }, out: { y: 1.5811388 } }]

          - op: Smooth
            summary: Smooths rows.
            docs:
              x: The rows.
              y: The smooth rows.
              decay: The decay.
            inputs:
              x: T[*s, n]
            outputs:
              y: T[*s, n]
            attrs:
              decay: float = 0.9
              T: type(float32, float64)
            kernels:
              cpu: { method: Smooth }
            gradient:
              x: Smooth(dy, decay = decay)
            tests:
              - in: { x: [2, 4, 8] }
                out: { y: [2, 4, 8] }

          - op: Affine
            summary: Multiplies and adds.
            docs:
              a: The matrix.
              b: The vector.
              c: The sum.
            inputs:
              a: T[m, k]
              b: T[k]
            outputs:
              c: T[m, k]
            attrs:
              T: type(float32, float64)
            kernels:
              composite: a + b
            gradient: through
            tests:
              - in: { a: [[1, 2]], b: [3, 4] }
                out: { c: [[4, 6]] }

          - op: Decay
            summary: Makes var smaller.
            docs: { var: The variable., rate: How much stays. }
            inputs: { var: "resource<T>[*s] readwrite", rate: "T[]" }
            attrs: { T: "type(float32, float64)" }
            kernels: { elementwise: var = var * rate }
            gradient: none
            tests: [{ in: { var: [2], rate: 0.5 }, out: { var: [1] } }]

        """;

    /// <summary>The hand-written kernel of Smooth.</summary>
    public const string Kernel = """
        namespace Acme.Ops.Kernels;
        internal static partial class CpuKernels
        {
            internal static partial void Smooth<T>(in SmoothCall call)
                where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
            {
                System.ReadOnlySpan<T> x = RawOpsNet.OpServices.TensorAccess.Read<T>(call.X);
                System.Span<T> y = RawOpsNet.OpServices.TensorAccess.Write<T>(call.Y);
                T decay = T.CreateChecked(call.Decay);
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = i % call.N == 0 ? x[i] : x[i] * decay;
                }
            }
        }
        """;

    /// <summary>Calls of every op.</summary>
    public const string Calls = """
        using Acme.Ops;
        using RawOpsNet;
        internal static class Use
        {
            internal static Tensor All(Tensor t, Variable variable)
            {
                AcmeOps.Decay(variable, t);
                t = AcmeOps.Blend(t, 2f, alpha: 3);
                t = AcmeOps.SumSq(t, new[] { 0 });
                t = AcmeOps.Smooth(t, decay: 0.5f);
                return AcmeOps.Affine(t, t);
            }
        }
        """;
}
