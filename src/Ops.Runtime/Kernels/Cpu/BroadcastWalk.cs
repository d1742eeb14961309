using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Walks the elements of a broadcast result in row-major order and holds the element offset of each operand. For kernels
/// whose elements are not numbers of a lane; numeric bodies go through Elementwise.
/// </summary>
internal ref struct BroadcastWalk
{
    private const int MaxOperands = 3;

    private readonly long[] _dims;
    private readonly long[] _strides;
    private readonly long[] _index;
    private readonly int _operands;
    private Offsets _offsets;

    /// <summary>Prepares a walk over <paramref name="output"/>; every operand's shape must broadcast to it.</summary>
    public BroadcastWalk(Shape output, params ReadOnlySpan<Shape> operands)
    {
        _dims = output.Dims.ToArray();
        _index = new long[_dims.Length];
        _operands = operands.Length;
        _strides = new long[operands.Length * _dims.Length];
        for (int k = 0; k < operands.Length; k++)
        {
            long stride = 1;
            int lead = _dims.Length - operands[k].Rank;
            for (int d = operands[k].Rank - 1; d >= 0; d--)
            {
                long dim = operands[k][d];
                _strides[(k * _dims.Length) + lead + d] = dim == 1 ? 0 : stride;
                stride *= dim;
            }
        }
    }

    /// <summary>Gets the element offset of operand <paramref name="k"/>.</summary>
    public readonly long this[int k] => _offsets[k];

    /// <summary>Steps to the next element of the result.</summary>
    public void Next()
    {
        for (int d = _dims.Length - 1; d >= 0; d--)
        {
            if (++_index[d] < _dims[d])
            {
                Move(d, 1);
                return;
            }

            Move(d, 1 - _dims[d]);
            _index[d] = 0;
        }
    }

    private void Move(int dim, long steps)
    {
        for (int k = 0; k < _operands; k++)
        {
            _offsets[k] += steps * _strides[(k * _dims.Length) + dim];
        }
    }

    [InlineArray(MaxOperands)]
    private struct Offsets
    {
        private long _first;
    }
}
