using RawOpsNet.Generator.Cuda.Device;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Cuda;

// CUDA C of what records write once: elementwise bodies, fused updates, updates by row, reductions. A program is the header
// and then the texts of its ops; defining RO_DTYPE as a dtype's number keeps the entries of that dtype only.

/// <summary>
/// Writes the CUDA C of an op. <see cref="Emit(OpModel)"/> gives the device functions it uses and its kernels; put
/// <see cref="CudaHeader.Text"/> before it, once a program. Entries of op Abc and dtype S, all with blocks of 256 threads:
/// <list type="bullet">
/// <item><c>abc_S</c>: tensors (inputs, then outputs), scalars as <c>Scalar</c>, attrs in the order of the record, <c>u32
/// scalars</c>
/// (bit k: tensor k has one element, broadcast), <c>u32 n</c>; pointers aligned to a pack (16 bytes; of bools, its element
/// count).</item>
/// <item><c>abc_S_unaligned</c>: the same for any pointers; <c>abc_S_strided</c>: <c>ro_layout</c> of the inputs and <c>n</c>
/// instead; of an update of resources there is none, and the others take <c>const u64* error</c> last, the error word.</item>
/// <item><c>abc_S_many</c>, of an update of resources with at most 15 scalars and attrs: <c>ro_many</c> of the tensors of many
/// calls, aligned and none broadcast; scalars, attrs, <c>const u64* error</c>.</item>
/// <item>Sparse updates, <c>abc_S</c>: after the attrs, <c>const i64* rows</c> (the distinct rows), <c>const u32* starts</c>
/// (of each in
/// order, and the end), <c>const u32* order</c> (positions sorted by row, stable), <c>u32 count</c> (of rows), <c>u32
/// width</c>, <c>const u64* error</c>.</item>
/// <item>Checks of elements, <c>abc_check_S</c>, <c>abc_check2_S</c>: <c>const S* x</c>, attrs, <c>u32 n</c>, <c>u64* error</c>,
/// <c>u32 number</c>.</item>
/// <item>Reductions: <c>abc_S_rows</c>, <c>_columns</c>, <c>_partial</c>, <c>_finish</c>, as <c>Cuda/Device</c> describes
/// them.</item>
/// </list>
/// </summary>
internal static class CudaEmitter
{
    /// <summary>The text of an op's bodies; empty where it has none that CUDA can run.</summary>
    public static string Emit(OpModel op)
    {
        CudaWriter writer = new();
        string entry = CudaTypes.EntryOf(op.Name);
        foreach (KernelModel kernel in op.Kernels)
        {
            if (kernel is ElementwiseKernel elementwise)
            {
                WriteElementwise(writer, op, entry, elementwise);
            }
            else if (kernel is ReduceKernel reduce)
            {
                CudaReductions.Write(writer, op, entry, reduce);
            }
        }

        for (int i = 0; i < op.Check.Count; i++)
        {
            if (op.CheckedInput(op.Check[i]) is { } input)
            {
                CudaChecks.Write(writer, op, i, input);
            }
        }

        string kernels = writer.ToString();
        return kernels.Length == 0 ? "" : CudaFunctions.For(kernels) + kernels;
    }

    /// <summary>The text of a body that is not a kernel of its record, such as a fused derivative.</summary>
    /// <param name="entry">The start of the entries.</param>
    /// <param name="body">The statements.</param>
    /// <param name="scope">The scope they are bound in.</param>
    /// <param name="attrs">The attrs, for their types.</param>
    /// <param name="types">The dtypes.</param>
    public static string Emit(string entry, Body body, BodyScope scope, IEnumerable<AttrModel> attrs, DTypeSet types)
    {
        CudaWriter writer = new();
        CudaElementwise.Write(writer, entry, body, OperandsOf(body, scope, attrs), scope, types, null);
        string kernels = writer.ToString();
        return kernels.Length == 0 ? "" : CudaFunctions.For(kernels) + kernels;
    }

    /// <summary>Whether a device can run a body: it knows no texts and no dtypes.</summary>
    public static bool CanRun(OpModel op, ElementwiseKernel kernel) => CudaElementwise.CanRun(OperandsOf(op, kernel));

    /// <summary>What the entries of a body take: tensors read or updated, tensors written, scalars, attrs.</summary>
    public static List<CudaOperand> OperandsOf(OpModel op, ElementwiseKernel kernel) =>
        OperandsOf(kernel.Body, BodyScope.Of(op, kernel.By), op.Attrs);

    private static void WriteElementwise(CudaWriter writer, OpModel op, string entry, ElementwiseKernel kernel)
    {
        BodyScope scope = BodyScope.Of(op, kernel.By);
        DTypeSet types = kernel.Types.IsEmpty ? DTypeSet.Of(DType.Bool) : kernel.Types & DTypeSet.Computable;
        CudaElementwise.Write(writer, entry, kernel.Body, OperandsOf(op, kernel), scope, types, op.Sparse);
    }

    /// <summary>What the entries of a body take.</summary>
    public static List<CudaOperand> OperandsOf(Body body, BodyScope scope, IEnumerable<AttrModel> attrs)
    {
        HashSet<string> used = [.. body.Statements.SelectMany(statement => ExpressionWalk.NamesIn(statement.Value))
            .Select(name => name.Identifier), .. body.Statements.Select(statement => statement.Target)];
        List<ScopeName> names = scope.Names.Where(name => used.Contains(name.Name)).ToList();
        return names.Where(name => name.Role is NameRole.Input or NameRole.Resource)
            .Concat(names.Where(name => name.Role == NameRole.Output))
            .Concat(names.Where(name => name.Role == NameRole.Scalar))
            .Concat(names.Where(name => name.Role == NameRole.Attr))
            .Select(name => new CudaOperand(name, attrs.FirstOrDefault(attr => attr.Name == name.Name)?.Kind)).ToList();
    }
}
