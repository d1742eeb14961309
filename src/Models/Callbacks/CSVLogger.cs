using System.Globalization;
using System.Text;

namespace RawOpsNet.Models;

/// <summary>Writes the figures of every epoch as a line of a file (Keras' CSVLogger, line ends <c>\r\n</c>).</summary>
/// <remarks>A line is on the disk before training goes on: a process that dies later loses none.</remarks>
public sealed class CSVLogger : Callback, IDisposable
{
    private readonly string _path;
    private readonly char _separator;
    private readonly bool _append;
    private FileStream? _file;
    private string[]? _columns;
    private bool _needsHeader = true;

    /// <summary>Makes the callback.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">What stands between figures.</param>
    /// <param name="append">Whether lines are added to what the file holds.</param>
    public CSVLogger(string path, char separator = ',', bool append = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _separator = separator;
        _append = append;
    }

    /// <inheritdoc/>
    public override void OnTrainBegin()
    {
        _file?.Dispose();
        _needsHeader = !_append || !File.Exists(_path) || new FileInfo(_path).Length == 0;
        _file = new FileStream(_path, _append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read);
        _columns = null;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        StringBuilder lines = new();
        if (_columns is null)
        {
            _columns = ColumnsOf(logs);
            if (_needsHeader)
            {
                AppendLine(lines, ["epoch", .. _columns]);
            }
        }

        string number = epoch.ToString(CultureInfo.InvariantCulture);
        AppendLine(lines, [number, .. _columns.Select(name => logs.ContainsKey(name) ? TextOf(logs, name) : "NA")]);
        FileStream file = _file ?? throw new FailedPreconditionException("CSVLogger: an epoch ended before training began.");
        file.Write(Encoding.UTF8.GetBytes(lines.ToString()));
        file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => Dispose();

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    // The columns are fixed by the first epoch, which need not have validated: room is left for its figures.
    private static string[] ColumnsOf(Logs logs)
    {
        string[] names = [.. logs.Keys.Order(StringComparer.Ordinal)];
        return names.Any(name => name.StartsWith("val_", StringComparison.Ordinal))
            ? names
            : [.. names, .. names.Select(name => "val_" + name)];
    }

    private static string TextOf(Logs logs, string name) =>
        logs.IsSingle(name) ? PythonFormat.Repr((float)logs[name]) : PythonFormat.Repr(logs[name]);

    private void AppendLine(StringBuilder lines, IEnumerable<string> fields) =>
        lines.AppendJoin(_separator, fields.Select(Quoted)).Append("\r\n");

    private string Quoted(string field) => field.AsSpan().IndexOfAny(_separator, '"', '\r') < 0 && !field.Contains('\n')
        ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
