namespace RawOpsNet.Tests.Generator.Binding;

/// <summary>One change of every key of rawops/1.</summary>
internal static class KeyEffects
{
    private const string File = """
        schema: rawops/1
        namespace: Acme.Ops
        class: AcmeOps
        sets: { narrow: [float16, bfloat16] }
        enums: { Rounding: { Up: UP, Down: DOWN } }
        ops:

        """;

    private const string Blend = """
          - op: Blend
            since: 1.0
            summary: Returns x + alpha * y.
            description: Broadcasts.
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
              mode: Rounding = "UP"
              T: type(float32, float64, narrow)
            traits: [commutative]
            deprecated: { since: 2.0, use: Doubled, note: It rounds. }
            visibility: public
            csharp: { name: Mix, parameters: { alpha: scale }, order: [y, x] }
            require: { alpha >= 0: alpha must not be negative }
            check: { y != 0: y must not be zero, types: [float32] }
            reuse: { z: [x, y] }
            shape: broadcast(x, y)
            kernels:
              elementwise:
                types: [float32, float64]
                body: z = x + alpha * y
            gradient: auto
            opdef: { control_output: [done] }
            tests:
              - name: adds
                types: [float32]
                attrs: { alpha: 2 }
                in: { x: [1], y: [2] }
                out: { z: [5] }
                tolerance: 0.1
                gradcheck: true
                repeatable: true
                devices: [cpu]
              - in: { x: [1, 2], y: [2, 3, 4] }
                throws: do not broadcast

        """;

    private const string Doubled = """
          - op: Doubled
            summary: Doubles a matrix and its rows' sums.
            docs: { x: The matrix., y: The double., axes: The axes., keep: Keeps them., seed: The seed., seed2: The other. }
            inputs: { x: 'T[n, m]', axes: 'Tidx' }
            outputs: { y: 'T[n, m]' }
            attrs:
              keep: bool = false
              seed: int = 0
              seed2: int = 0
              T: type(float32, float64)
              Tidx: type(int32, int64) = int32
            host: [axes]
            state: philox(seed, seed2)
            kernels:
              cpu: { method: Doubled, types: [float32], by: T }
              cuda: { method: DoubledOnCuda, types: [float32], by: T }
            gradient: none
            tests:
              - in: { x: [[1]], axes: [0] }
                stats: { y: { mean: [2, 0.1], std: [0, 0.1], min: [2, 0.1], max: [2, 0.1] } }

        """;

    private const string Moved = """
          - op: Moved
            summary: Moves a matrix.
            docs: { x: The matrix., y: The same matrix. }
            inputs: { x: 'T[n, m]' }
            outputs: { y: 'T[n, m]' }
            attrs: { T: 'type(float32, float64)' }
            kernels:
              any: { method: Moved, types: [float32], by: T }
            gradient: none
            tests: [{ in: { x: [[1]] }, out: { y: [[1]] } }]

        """;

    private const string Launched = """
          - op: Launched
            summary: Doubles a matrix.
            docs: { x: The matrix., y: The double. }
            inputs: { x: 'T[n, m]' }
            outputs: { y: 'T[n, m]' }
            attrs: { T: 'type(float32, float64)' }
            kernels:
              cpu: { method: Launched }
              cuda:
                types: [float32, float64]
                source: kernels/double.cu
                entry: double_{T}
                args: [x, y, n, m]
                launch: { over: y }
                by: T
            gradient: none
            tests:
              - in: { x: [[1]] }
                out: { y: [[2]] }

        """;

    private const string Total = """
          - op: Total
            summary: Adds squares.
            docs: { x: The values., axes: The axes., y: The sums., keep: Keeps the axes. }
            inputs: { x: T, axes: Tidx }
            outputs: { y: T }
            attrs:
              keep: bool = false
              T: type(float32, float64, narrow)
              Tidx: type(int32, int64) = int32
            host: [axes]
            shape: reduce(x, axes, keep)
            kernels:
              reduce:
                types: [float16, float32]
                over: axes
                keep: keep
                map: x * x
                init: 0
                combine: a + b
                finish: r / count
                accumulate: { float16: float32 }
            gradient: none
            tests:
              - in: { x: [1, 2], axes: 0 }
                out: { y: 2.5 }

        """;

    private const string Composed = """
          - op: Same
            summary: Gives x again.
            docs: { x: The values., y: The same. }
            inputs: { x: T }
            outputs: { y: T }
            attrs: { T: 'type(float32, float64)' }
            shape: same(x)
            view: { y: x }
            gradient: { x: dy }
            tests:
              - in: { x: [1] }
                out: { y: [1] }
          - op: Twice
            summary: Gives x again.
            docs: { x: The values., y: The same. }
            inputs: { x: T }
            outputs: { y: T }
            attrs: { T: 'type(float32, float64)' }
            shape: same(x)
            kernels:
              composite: Same(Same(x))
            gradient: through
            tests:
              - in: { x: [1] }
                out: { y: [1] }

        """;

    private const string Steps = """
          - op: Step
            summary: Adds alpha * delta to var.
            docs: { var: The variable., slot: A slot., alpha: The scale., delta: The change. }
            inputs: { var: 'resource<T>[*s] readwrite', slot: 'resource<T>[*s] readwrite', alpha: 'T[]', delta: 'T[*s]' }
            attrs: { T: 'type(float32, float64)' }
            kernels:
              elementwise: |
                slot = slot + delta
                var = var + alpha * slot
            gradient: none
            tests:
              - in: { var: [1], slot: [0], alpha: 1, delta: [2] }
                out: { var: [3] }
          - op: SparseStep
            summary: Adds alpha * delta to rows of var.
            sparse_of: Step
            docs: { indices: The rows. }
            attrs: { Tindices: 'type(int32, int64)' }
            rows:
              indices: Tindices
              update: [var, slot]
              from: [delta]
              rename: { delta: grad }
              duplicates: in_order
            tests:
              - in: { var: [[1]], slot: [[0]], alpha: 1, grad: [[2]], indices: [0] }
                out: { var: [[3]] }
          - op: OtherStep
            summary: Takes alpha * delta from var.
            docs: { var: The variable., slot: A slot., alpha: The scale., delta: The change. }
            inputs: { var: 'resource<T>[*s] readwrite', slot: 'resource<T>[*s] readwrite', alpha: 'T[]', delta: 'T[*s]' }
            attrs: { T: 'type(float32, float64)' }
            kernels:
              elementwise: |
                slot = slot + delta
                var = var - alpha * slot
            gradient: none
            tests:
              - in: { var: [1], slot: [0], alpha: 1, delta: [2] }
                out: { var: [-1] }

        """;

    private const string Source = """
        extern "C" __global__ void double_f32(const float* x, float* y, long long n, long long m) { }
        extern "C" __global__ void double_f64(const double* x, double* y, long long n, long long m) { }
        extern "C" __global__ void twice_f32(const float* x, float* y, long long n, long long m) { }
        extern "C" __global__ void twice_f64(const double* x, double* y, long long n, long long m) { }
        """;

    /// <summary>The changes.</summary>
    public static IReadOnlyList<KeyEffect> All { get; } =
    [
        .. Of("a file", Blend + Doubled,
            ("schema", "rawops/1", "rawops/2"), ("namespace", "Acme.Ops", "Acme.More"), ("class", "AcmeOps", "MoreOps"),
            ("sets", "[float16, bfloat16]", "[float16]"), ("enums", "Down: DOWN", "Level: LEVEL"),
            ("ops", "op: Doubled", "op: Redoubled")),
        .. Of("an op", Blend + Doubled,
            ("op", "op: Blend", "op: Blended"), ("since", "since: 1.0", "since: 1.1"),
            ("summary", "Returns x + alpha", "Gives x + alpha"),
            ("description", "Broadcasts.", "Broadcasts both."), ("docs", "The left operand.", "The first operand."),
            ("inputs", "x: T\n      y: T", "x: T[*s]\n      y: T"), ("outputs", "z: T\n", "z: float32\n"),
            ("attrs", "alpha: float = 1", "alpha: float = 2"), ("traits", "[commutative]", "[commutative, distributed]"),
            ("deprecated", "use: Doubled", "use: Blend"), ("visibility", "visibility: public", "visibility: internal"),
            ("csharp", "name: Mix", "name: Mixed"), ("require", "alpha >= 0", "alpha > 0"), ("check", "y != 0", "y > 0"),
            ("reuse", "reuse: { z: [x, y] }\n    ", ""), ("shape", "shape: broadcast(x, y)", "shape: same(x, y)"),
            ("kernels", "x + alpha * y\n    gradient", "x - alpha * y\n    gradient"),
            ("gradient", "gradient: auto", "gradient: none"),
            ("opdef", "control_output: [done]", "control_output: [ready]"), ("tests", "z: [5]", "z: [6]"),
            ("host", "host: [axes]\n    ", ""), ("state", "state: philox(seed, seed2)\n    ", "")),
        .. Of("an op", Composed, ("view", "view: { y: x }", "kernels: { elementwise: y = x }")),
        .. Of("an op", Steps, ("sparse_of", "sparse_of: Step", "sparse_of: OtherStep"),
            ("rows", "indices: Tindices", "indices: int32")),
        .. Of("deprecated", Blend + Doubled, ("since", "since: 2.0", "since: 2.1"), ("use", "use: Doubled", "use: Blend"),
            ("note", "It rounds.", "It does not round.")),
        .. Of("csharp", Blend + Doubled, ("name", "name: Mix", "name: Mixed"), ("parameters", "alpha: scale", "alpha: factor"),
            ("order", "order: [y, x]", "order: [x, y]")),
        .. Of("kernels.elementwise", Blend + Doubled,
            ("types", "types: [float32, float64]\n        body", "types: [float32]\n        body"),
            ("body", "body: z = x + alpha * y", "body: z = x - alpha * y")),
        .. Of("kernels", Blend + Doubled, ("elementwise", "body: z = x +", "body: z = x -"),
            ("cpu", "method: Doubled,", "method: Redoubled,"),
            ("cuda", "cuda: { method: DoubledOnCuda,", "cuda: { method: Redoubled,")),
        .. Of("kernels", Moved, ("any", "any: {", "cpu: {")),
        .. Of("kernels", Total, ("reduce", "combine: a + b", "combine: max(a, b)")),
        .. Of("kernels", Composed, ("composite", "Same(Same(x))", "Same(x)")),
        .. Of("kernels.reduce", Total, ("types", "types: [float16, float32]", "types: [float16]"),
            ("over", "        over: axes\n", ""),
            ("keep", "        keep: keep\n", ""), ("map", "map: x * x", "map: x"), ("init", "init: 0", "init: 1"),
            ("combine", "combine: a + b", "combine: max(a, b)"), ("finish", "finish: r / count", "finish: r"),
            ("accumulate", "accumulate: { float16: float32 }", "accumulate: { float32: float64 }")),
        .. Of("kernels.cpu", Doubled, ("method", "method: Doubled,", "method: Redoubled,"),
            ("types", "method: Doubled, types: [float32]", "method: Doubled, types: [float64]"),
            ("by", "types: [float32], by: T }\n      cuda", "types: [float32], by: bytes }\n      cuda")),
        .. Of("kernels.any", Moved, ("method", "method: Moved,", "method: Removed,"),
            ("types", "method: Moved, types: [float32]", "method: Moved, types: [float64]"),
            ("by", "types: [float32], by: T", "types: [float32], by: bytes")),
        .. Of("kernels.cuda", Doubled, ("method", "DoubledOnCuda", "RedoubledOnCuda"),
            ("types", "DoubledOnCuda, types: [float32]", "DoubledOnCuda, types: [float64]")),
        .. Of("kernels.cuda", Launched, ("source", "kernels/double.cu", "kernels/twice.cu"),
            ("entry", "double_{T}", "twice_{T}"),
            ("args", "[x, y, n, m]", "[x, y, n]"), ("launch", "{ over: y }", "{ over: z }"), ("by", "by: T", "by: bytes")),
        .. Of("launch", Launched, ("over", "over: y", "over: z"), ("grid", "over: y", "grid: [k], block: [1]"),
            ("block", "over: y", "grid: [1], block: [1, 1, 1, 1]"), ("shared", "over: y", "over: y, shared: k")),
        .. Of("rows", Steps, ("indices", "indices: Tindices", "indices: int32"),
            ("update", "update: [var, slot]", "update: [var]"),
            ("from", "from: [delta]", "from: []"), ("rename", "rename: { delta: grad }\n      ", ""),
            ("duplicates", "duplicates: in_order", "duplicates: undefined")),
        .. Of("a test", Blend + Doubled, ("name", "name: adds", "name: sums"),
            ("types", "types: [float32]\n        attrs", "types: [float64]\n        attrs"),
            ("attrs", "attrs: { alpha: 2 }", "attrs: { alpha: 3 }"), ("in", "in: { x: [1], ", "in: { x: [3], "),
            ("out", "z: [5]", "z: [6]"),
            ("tolerance", "tolerance: 0.1", "tolerance: 0.2"), ("throws", "throws: do not broadcast", "throws: broadcast"),
            ("gradcheck", "gradcheck: true", "gradcheck: false"), ("repeatable", "repeatable: true", "repeatable: false"),
            ("stats", "mean: [2, 0.1]", "mean: [3, 0.1]"), ("devices", "devices: [cpu]", "devices: [cuda]")),
        .. Of("stats", Doubled, ("mean", "mean: [2, 0.1]", "mean: [3, 0.1]"), ("std", "std: [0, 0.1]", "std: [1, 0.1]"),
            ("min", "min: [2, 0.1]", "min: [1, 0.1]"), ("max", "max: [2, 0.1]", "max: [3, 0.1]")),
    ];

    /// <summary>The CUDA source of the records that launch one.</summary>
    public static (string Path, string Text) Cuda => ("/repo/kernels/double.cu", Source);

    private static IEnumerable<KeyEffect> Of(string place, string records, params (string Key, string From, string To)[] changes)
    {
        string text = File + records;
        foreach ((string key, string from, string to) in changes)
        {
            int at = text.IndexOf(from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{key} of {place}: '{from}' is not there");
            yield return new KeyEffect(place, key, text, text[..at] + to + text[(at + from.Length)..]);
        }
    }
}
