using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>The operands of one run of a loop: the inputs in record order and then the outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct OperandRow
{
    private readonly ReadOnlySpan<Operand> _operands;

    /// <summary>Makes a row.</summary>
    /// <param name="operands">The inputs and then the outputs.</param>
    public OperandRow(ReadOnlySpan<Operand> operands) => _operands = operands;

    /// <summary>Gets operand <paramref name="k"/>.</summary>
    public Operand this[int k]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _operands[k];
    }
}
