namespace RawOpsNet;

public static partial class RawOps
{
    /// <summary>Opens a profile of the ops that the calling thread runs until it is disposed; then it prints its table.</summary>
    /// <remarks>
    /// <c>using (RawOps.Profile()) { model.TrainStep(batch); }</c> prints calls, time and bytes of each op and each gradient.
    /// <see cref="OpProfile.Entries"/> gives the same as numbers.
    /// </remarks>
    /// <param name="output">Where the table goes; null for the console, <see cref="TextWriter.Null"/> for nowhere.</param>
    /// <returns>The profile, to be disposed on this thread.</returns>
    public static OpProfile Profile(TextWriter? output = null) => new(output ?? Console.Out);
}
