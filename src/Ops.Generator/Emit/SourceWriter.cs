using System;
using System.Globalization;
using System.Text;

namespace RawOpsNet.Generator.Emit;

/// <summary>Writes indented C# text: "\n" only, invariant culture, one pooled buffer a thread.</summary>
internal sealed class SourceWriter : IDisposable
{
    private const int LargestKeptCapacity = 256 * 1024;

    [ThreadStatic]
    private static StringBuilder? s_spare;

    private readonly StringBuilder _text;
    private int _depth;
    private bool _atLineStart = true;

    /// <summary>Takes the thread's spare buffer, or a new one.</summary>
    public SourceWriter()
    {
        _text = s_spare ?? new StringBuilder(16 * 1024);
        s_spare = null;
    }

    /// <summary>Writes text on the current line, which is indented first; the text holds no line break.</summary>
    public SourceWriter Write(string text)
    {
        if (text.Length == 0)
        {
            return this;
        }

        if (_atLineStart)
        {
            _text.Append(' ', _depth * 4);
            _atLineStart = false;
        }

        _text.Append(text);
        return this;
    }

    /// <summary>Writes a whole number on the current line.</summary>
    public SourceWriter Write(long number) => Write(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes text and ends the line; text of several lines is indented line by line.</summary>
    public SourceWriter Line(string text)
    {
        int start = 0;
        for (int end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            Write(text.Substring(start, end - start)).Line();
            start = end + 1;
        }

        return Write(start == 0 ? text : text.Substring(start)).Line();
    }

    /// <summary>Ends the current line.</summary>
    public SourceWriter Line()
    {
        _text.Append('\n');
        _atLineStart = true;
        return this;
    }

    /// <summary>Writes text at column 0 whatever the depth; for preprocessor lines and raw text.</summary>
    public SourceWriter Raw(string text)
    {
        _text.Append(text).Append('\n');
        _atLineStart = true;
        return this;
    }

    /// <summary>Opens a brace on its own line; disposing the result closes it.</summary>
    public Block Open(string? head = null, string close = "}")
    {
        if (head is not null)
        {
            Line(head);
        }

        Line("{");
        _depth++;
        return new Block(this, close);
    }

    /// <summary>Indents what follows by one step until the result is disposed.</summary>
    public Block Indent()
    {
        _depth++;
        return new Block(this, null);
    }

    /// <summary>Gives the text written so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Gives the buffer back to the thread.</summary>
    public void Dispose()
    {
        if (_text.Capacity <= LargestKeptCapacity)
        {
            s_spare = _text.Clear();
        }
    }

    /// <summary>Ends an indented block when it is disposed.</summary>
    internal readonly struct Block : IDisposable
    {
        private readonly SourceWriter _writer;
        private readonly string? _close;

        internal Block(SourceWriter writer, string? close)
        {
            _writer = writer;
            _close = close;
        }

        /// <summary>Steps out and closes the brace.</summary>
        public void Dispose()
        {
            _writer._depth--;
            if (_close is not null)
            {
                _writer.Line(_close);
            }
        }
    }
}
