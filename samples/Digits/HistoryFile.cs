using System.Globalization;
using RawOpsNet.Models;

namespace Digits;

/// <summary>Writes a history as CSV: a row an epoch, counted from 1.</summary>
internal static class HistoryFile
{
    /// <summary>Writes the file.</summary>
    public static void Write(string path, History history)
    {
        using StreamWriter file = new(path) { NewLine = "\n" };
        file.WriteLine($"epoch,{string.Join(',', history.Names)}");
        for (int i = 0; i < history.Epochs.Count; i++)
        {
            IEnumerable<string> values =
                history.Names.Select(name => history[name][i].ToString("R", CultureInfo.InvariantCulture));
            file.WriteLine($"{history.Epochs[i] + 1},{string.Join(',', values)}");
        }
    }
}
