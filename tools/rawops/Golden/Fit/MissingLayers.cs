namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Tells which layers of a recording there are none of.</summary>
internal static class MissingLayers
{
    private const string Begin = "There is no layer";

    /// <summary>Makes something of layers; gives what is said of one that is missing, null where all are there.</summary>
    public static string? In(Action make)
    {
        try
        {
            make();
            return null;
        }
        catch (InvalidArgumentException exception) when (exception.Message.StartsWith(Begin, StringComparison.Ordinal))
        {
            return exception.Message.Split(';')[0];
        }
    }
}
