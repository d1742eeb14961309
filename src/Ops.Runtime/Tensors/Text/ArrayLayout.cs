using System.Text;

namespace RawOpsNet;

/// <summary>
/// Chooses which elements of a tensor are shown and sets them in lines, as NumPy's _formatArray (arrayprint.py).
/// </summary>
internal sealed class ArrayLayout
{
    private const int Threshold = 1000;
    private const int Edge = 3;
    private const int LineWidth = 75;

    // A summary of many dims has 6 elements along each, 6^10 in the worst; beyond this many, outer dims show their first alone.
    private const long MostShown = 10_000;

    private readonly long[] _dims;
    private readonly int[] _leading;
    private readonly int[] _trailing;

    public ArrayLayout(Shape shape, long count)
    {
        _dims = shape.ToArray();
        _leading = new int[_dims.Length];
        _trailing = new int[_dims.Length];
        double shown = 1;
        for (int axis = 0; axis < _dims.Length; axis++)
        {
            bool cut = count > Threshold && _dims[axis] > 2 * Edge;
            _leading[axis] = cut ? Edge : 0;
            _trailing[axis] = cut ? Edge : (int)_dims[axis];
            shown *= _leading[axis] + _trailing[axis];
        }

        for (int axis = 0; shown > MostShown; axis++)
        {
            shown /= _leading[axis] + _trailing[axis];
            _leading[axis] = 1;
            _trailing[axis] = 0;
        }
    }

    /// <summary>Gives the row-major places of the elements that are shown.</summary>
    public long[] Places()
    {
        List<long> places = [];
        Collect(0, 0, places);
        return [.. places];
    }

    /// <summary>Sets the texts of the elements that are shown between brackets.</summary>
    public string Write(string[] cells)
    {
        StringBuilder text = new();
        int next = 0;
        Write(text, 0, cells, ref next);
        return text.ToString();
    }

    private bool IsCut(int axis) => _leading[axis] + _trailing[axis] < _dims[axis];

    private int Items(int axis) => _leading[axis] + _trailing[axis] + (IsCut(axis) ? 1 : 0);

    private bool IsGap(int axis, int item) => IsCut(axis) && item == _leading[axis];

    private void Collect(int axis, long start, List<long> places)
    {
        for (int item = 0; item < Items(axis); item++)
        {
            if (IsGap(axis, item))
            {
                continue;
            }

            long index = item < _leading[axis] ? item : _dims[axis] - Items(axis) + item;
            long place = start * _dims[axis] + index;
            if (axis == _dims.Length - 1)
            {
                places.Add(place);
            }
            else
            {
                Collect(axis + 1, place, places);
            }
        }
    }

    private void Write(StringBuilder text, int axis, string[] cells, ref int next)
    {
        text.Append('[');
        if (axis == _dims.Length - 1)
        {
            WriteRow(text, axis, cells, ref next);
        }
        else
        {
            for (int item = 0; item < Items(axis); item++)
            {
                if (item > 0)
                {
                    text.Append('\n', _dims.Length - 1 - axis).Append(' ', axis + 1);
                }

                if (IsGap(axis, item))
                {
                    text.Append("...");
                }
                else
                {
                    Write(text, axis + 1, cells, ref next);
                }
            }
        }

        text.Append(']');
    }

    private void WriteRow(StringBuilder text, int axis, string[] cells, ref int next)
    {
        int indent = axis + 1;
        int width = LineWidth - axis - 1;
        int column = indent;
        for (int item = 0; item < Items(axis); item++)
        {
            string word = IsGap(axis, item) ? "..." : cells[next++];
            if (item > 0)
            {
                text.Append(' ');
                column++;
            }

            if (column + word.Length > width && column > indent)
            {
                while (text[^1] == ' ')
                {
                    text.Length--;
                }

                text.Append('\n').Append(' ', indent);
                column = indent;
            }

            text.Append(word);
            column += word.Length;
        }
    }
}
