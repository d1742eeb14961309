namespace RawOpsNet.Compare;

/// <summary>Is one of the two that are compared.</summary>
internal interface ISide
{
    /// <summary>Runs the work a number of times; gives the seconds that took.</summary>
    double Time(long count);
}
