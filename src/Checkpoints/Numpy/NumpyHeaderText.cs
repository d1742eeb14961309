using System.Globalization;

namespace RawOpsNet.Checkpoints;

/// <summary>Goes through the Python text in the head of a NumPy file; what does not fit is a FormatException.</summary>
internal ref struct NumpyHeaderText(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _left = text;

    public bool Skip(string token)
    {
        _left = _left.TrimStart(" \n\r\t");
        if (!_left.StartsWith(token, StringComparison.Ordinal))
        {
            return false;
        }

        _left = _left[token.Length..];
        return true;
    }

    public void Expect(string token)
    {
        if (!Skip(token))
        {
            throw new FormatException($"'{token}' should stand before '{_left[..Math.Min(_left.Length, 20)]}'.");
        }
    }

    public string Quoted()
    {
        string quote = Skip("\"") ? "\"" : "'";
        if (quote == "'")
        {
            Expect(quote);
        }

        int end = _left.IndexOf(quote, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new FormatException("A text does not end.");
        }

        string text = _left[..end].ToString();
        _left = _left[(end + 1)..];
        return text;
    }

    public bool Truth()
    {
        bool isTrue = Skip("True");
        if (!isTrue)
        {
            Expect("False");
        }

        return isTrue;
    }

    public long[] Dims()
    {
        List<long> dims = [];
        Expect("(");
        while (!Skip(")"))
        {
            Skip(" ");
            int digits = _left.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !long.TryParse(_left[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out long dim)
                || dims.Count >= Shape.MaxRank)
            {
                throw new FormatException($"A dim should stand before '{_left[..Math.Min(_left.Length, 20)]}'.");
            }

            dims.Add(dim);
            _left = _left[digits..];
            if (!Skip(","))
            {
                Expect(")");
                break;
            }
        }

        return [.. dims];
    }
}
