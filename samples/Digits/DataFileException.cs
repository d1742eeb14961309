namespace Digits;

/// <summary>Reports a data file that is missing or is not what it should be; the message names the file.</summary>
internal sealed class DataFileException(string path, string problem) : Exception($"{path}: {problem}")
{
}
