namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>Records of a consumer that tests generate from.</summary>
internal static class Records
{
    /// <summary>An elementwise op with an attr, in the dtypes given.</summary>
    public static string Scaled(string name, string body = "x + alpha * y", string types = "float32, float64") =>
        $$"""
          - op: {{name}}
            summary: Returns x + alpha * y.
            docs:
              x: The left operand.
              y: The right operand; scaled before it is added.
              z: The sum, in the broadcast shape.
              alpha: The scale of y.
            inputs:
              x: T
              y: T
            outputs:
              z: T
            attrs:
              alpha: float = 1
              T: type({{types}})
            shape: broadcast(x, y)
            kernels:
              elementwise: z = {{body}}
            gradient:
              x: unbroadcast(dz, x)
              y: unbroadcast(alpha * dz, y)
            tests:
              - attrs: { alpha: 2 }
                in:  { x: [1, 2], y: [10, 20] }
                out: { z: [21, 42] }


        """;

    /// <summary>A dense update and its sparse form.</summary>
    public const string Updates =
        """
          - op: ResourceApplyStep
            summary: Adds alpha * grad to var, in place.
            docs:
              var: The variable.
              alpha: The scale; a scalar.
              grad: The gradient; same shape as var.
            inputs:
              var: resource<T>[*s] readwrite
              alpha: T[]
              grad: T[*s]
            attrs:
              T: type(float32, float64)
            kernels:
              elementwise: var = var + alpha * grad
            gradient: none
            tests:
              - in:  { var: [1, 2], alpha: 2, grad: [10, 20] }
                out: { var: [21, 42] }

          - op: ResourceSparseApplyStep
            summary: Adds alpha * grad to the rows of var that indices names.
            sparse_of: ResourceApplyStep
            rows:
              indices: Tindices
              update: [var]
              from: [grad]
            docs:
              indices: The row of var that each row of grad belongs to.
            attrs:
              Tindices: type(int32, int64)
            tests:
              - in:  { var: [[1], [2]], alpha: 1, grad: [[5]], indices: [1] }
                out: { var: [[1], [7]] }


        """;

    /// <summary>An op with a hand-written kernel.</summary>
    public const string HandWritten =
        """
          - op: Doubled
            summary: Doubles a matrix.
            docs:
              x: The matrix.
              y: The doubled matrix.
            inputs:
              x: T[n, m]
            outputs:
              y: T[n, m]
            attrs:
              T: type(float32, float64)
            kernels:
              cpu: { method: Doubled }
            gradient:
              x: 2 * dy
            tests:
              - in: { x: [[1]] }
                out: { y: [[2]] }


        """;

    /// <summary>The kernel of <see cref="HandWritten"/>.</summary>
    public const string HandWrittenKernel =
        """
        namespace Acme.Ops.Kernels;
        internal static partial class CpuKernels
        {
            internal static partial void Doubled<T>(in DoubledCall call)
                where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
            {
                System.ReadOnlySpan<T> x = RawOpsNet.OpServices.TensorAccess.Read<T>(call.X);
                System.Span<T> y = RawOpsNet.OpServices.TensorAccess.Write<T>(call.Y);
                for (int i = 0; i < call.N * call.M; i++)
                {
                    y[i] = x[i] + x[i];
                }
            }
        }
        """;
}
