using static RawOpsNet.Generator.Binding.KeyKind;

namespace RawOpsNet.Generator.Binding;

/// <summary>Every key of rawops/1. What is not here is an error; the schema for editors is written from here too.</summary>
internal static class KeyTables
{
    private static readonly KeyRow TypesRow = new("types", Names,
        "The dtypes it serves: dtypes and sets; every allowed one when absent.");

    private static readonly KeyRow ByRow = new(
        "by", Text, "The type attr it switches on; bytes for one instance per element size.");

    /// <summary>The keys of <c>kernels.elementwise</c>.</summary>
    public static readonly KeyTable Elementwise = new(
        "kernels.elementwise",
        TypesRow,
        new("body", Expression, "Assignments to outputs and writable resources, one a line; let names a part.",
            IsRequired: true));

    /// <summary>The keys of <c>kernels.reduce</c>.</summary>
    public static readonly KeyTable Reduce = new(
        "kernels.reduce",
        TypesRow,
        new("over", Text, "The host input or attr that holds the axes; all axes when absent."),
        new("keep", Text, "The bool attr that keeps reduced axes with size 1."),
        new("map", Expression, "What each element x becomes first."),
        new("init", Expression, "The neutral value.", IsRequired: true),
        new("combine", Expression, "Joins two partial results a and b.", IsRequired: true),
        new("finish", Expression, "What the result r of count elements becomes last."),
        new("accumulate", TextMap, "The dtype in which a dtype accumulates: { float16: float32 }."));

    /// <summary>The keys of <c>kernels.cpu</c>.</summary>
    public static readonly KeyTable Cpu = new(
        "kernels.cpu",
        new("method", Text, "The partial method of CpuKernels.", IsRequired: true),
        TypesRow,
        ByRow);

    /// <summary>The keys of <c>kernels.any</c>.</summary>
    public static readonly KeyTable Any = new(
        "kernels.any",
        new("method", Text, "The partial method of CpuKernels, which looks itself where its tensors lie.", IsRequired: true),
        TypesRow,
        ByRow);

    /// <summary>The keys of <c>launch</c>.</summary>
    public static readonly KeyTable Launch = new(
        "launch",
        new("over", Text, "The argument whose elements a grid-stride loop visits."),
        new("grid", ExpressionList, "The blocks in x, y, z."),
        new("block", ExpressionList, "The threads of a block in x, y, z."),
        new("shared", Expression, "The bytes of dynamic shared memory."));

    /// <summary>The keys of <c>kernels.cuda</c>.</summary>
    public static readonly KeyTable Cuda = new(
        "kernels.cuda",
        TypesRow,
        new("method", Text, "The partial method of DeviceKernels, which launches or calls a library."),
        new("source", Text, "The .cu file beside the yaml."),
        new("entry", Text, "The __global__ function; {T} stands for the dtype, {bytes} for the element size."),
        new("args", ExpressionList, "What is passed: inputs, outputs, attrs, bound dims, state.key, state.counter."),
        new("launch", Table, "The size of the launch: over, or grid and block.", Keys: Launch),
        ByRow);

    /// <summary>The keys of <c>kernels</c>.</summary>
    public static readonly KeyTable Kernels = new(
        "kernels",
        new("elementwise", ExpressionOrTable, "One body for every device.", Keys: Elementwise),
        new("reduce", Table, "One reduction for every device.", Keys: Reduce),
        new("cpu", TableOrTables, "Hand-written C#.", Keys: Cpu),
        new("any", TableOrTables, "Hand-written C# that serves every device: it moves tensors, or reads shapes.", Keys: Any),
        new("cuda", TableOrTables, "A hand-written launch, or a CUDA source.", Keys: Cuda),
        new("composite", ExpressionOrMap, "A formula over other ops, or csharp(Hook)."));

    /// <summary>The keys of <c>rows</c>.</summary>
    public static readonly KeyTable Rows = new(
        "rows",
        new("indices", Text, "The type of the indices.", IsRequired: true),
        new("update", Names, "The resources written by row.", IsRequired: true),
        new("from", Names, "The inputs read by row.", IsRequired: true),
        new("rename", TextMap, "Inputs of the base that have another name here."),
        new("duplicates", Text, "What a repeated row means: in_order or undefined."));

    /// <summary>The keys of <c>csharp</c>.</summary>
    public static readonly KeyTable CSharp = new(
        "csharp",
        new("name", Text, "The name of the C# method."),
        new("parameters", TextMap, "Names of parameters that differ from the OpDef's."),
        new("order", Names, "The order of the parameters."));

    /// <summary>The keys of <c>deprecated</c>.</summary>
    public static readonly KeyTable Deprecated = new(
        "deprecated",
        new("since", TextOrNumber, "The release."),
        new("use", Text, "The op to use instead."),
        new("note", Text, "More to say."));

    /// <summary>The keys of one output's <c>stats</c>.</summary>
    public static readonly KeyTable Stats = new(
        "stats",
        new("mean", Values, "The mean and how far it may be off."),
        new("std", Values, "The deviation and how far it may be off."),
        new("min", Values, "The least value."),
        new("max", Values, "The greatest value."));

    /// <summary>The keys of a test.</summary>
    public static readonly KeyTable Test = new(
        "a test",
        new("name", Text, "What the test shows, as a sentence."),
        new("types", Names, "The dtypes to run it in; float32 when absent."),
        new("attrs", Values, "Values of attrs."),
        new("in", Values, "Values of inputs."),
        new("out", Values, "Expected outputs, and resources after the call."),
        new("tolerance", Number, "How far results may be off; by dtype when absent."),
        new("throws", Text, "A part of the message; resources stay unchanged."),
        new("gradcheck", Bool, "Compare the gradient with central differences in float64."),
        new("repeatable", Bool, "Two calls give the same bits."),
        new("stats", TableMap, "Moments of random outputs.", Keys: Stats),
        new("devices", Names, "The devices to run it on; all when absent."));

    /// <summary>The keys of an op.</summary>
    public static readonly KeyTable Op = new(
        "an op",
        new("op", Text, "The name of the op and of the C# method.", IsRequired: true),
        new("since", TextOrNumber, "The first release."),
        new("summary", Text, "What the op does, in one sentence that starts with a verb.", IsRequired: true),
        new("description", Text, "More text."),
        new("docs", TextMap, "A line for each input, output and attr.", IsRequired: true),
        new("inputs", TextMap, "The inputs in order: name and notation, such as x: T or axis: Tidx[]."),
        new("outputs", TextMap, "The outputs in order."),
        new("attrs", TextMap, "The attrs in order: name and notation, such as alpha: float = 1."),
        new("traits", Names, "stateful, commutative, aggregate, distributed, allows_uninitialized_input."),
        new("deprecated", Table, "Since when, and what to use instead.", Keys: Deprecated),
        new("visibility", Text, "public, internal or skip."),
        new("csharp", Table, "C# names that differ from the OpDef's.", Keys: CSharp),
        new("host", Names, "Inputs whose values are read on the host, and outputs that are written there."),
        new("require", TextMap, "Conditions on attrs and host scalars, and what to say where they fail."),
        new("check", TextMap, "Conditions on every element, and what to say where they fail; types narrows the dtypes."),
        new("shape", ExpressionOrMap, "A library function, csharp(Hook), or an entry for each output."),
        new("reuse", NamesMap, "Outputs that may take an input's buffer."),
        new("view", NamesMap, "Outputs that share an input's storage."),
        new("state", Expression, "The generator state: philox(seed, seed2)."),
        new("kernels", TableOrTables, "The kernels.", Keys: Kernels),
        new("gradient", ExpressionOrMap, "none, auto, through, csharp(Hook), or a formula for each input."),
        new("sparse_of", Text, "The dense op this one applies by row."),
        new("rows", Table, "How the dense op is applied by row.", Keys: Rows),
        new("opdef", AnyMap, "Raw keys of the OpDef."),
        new("tests", Tables, "Examples that are run.", Keys: Test));

    /// <summary>The keys of a file.</summary>
    public static readonly KeyTable File = new(
        "a file",
        new("schema", Text, "rawops/1.", IsRequired: true),
        new("namespace", Text, "The namespace of the class.", IsRequired: true),
        new("class", Text, "The class that gets a method per op.", IsRequired: true),
        new("sets", NamesMap, "Named dtype sets."),
        new("enums", TextMapMap, "Named string choices: { Same: SAME, Valid: VALID }."),
        new("ops", Tables, "The ops; the last key of the file.", IsRequired: true, Keys: Op));
}
