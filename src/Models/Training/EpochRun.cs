using System.Globalization;
using RawOpsNet.Diagnostics;

namespace RawOpsNet.Models;

/// <summary>Keeps what the epochs of a fit learn of the number of steps.</summary>
internal sealed class EpochRun
{
    /// <summary>Gets or sets the steps of an epoch; null: not known before the first one ends.</summary>
    public int? Steps { get; set; }

    /// <summary>Gets or sets the first step of the next epoch; not 0 only where a fit goes on within one.</summary>
    public int FirstStep { get; set; }

    /// <summary>Gets or sets whether any step was taken.</summary>
    public bool HasTrained { get; set; }

    /// <summary>Gets whether the data ended before an epoch did: later epochs are not run.</summary>
    public bool IsDry { get; private set; }

    /// <summary>Takes in that there is no further batch.</summary>
    public void EndOfData(int step, int epochs)
    {
        if (Steps is not { } steps)
        {
            Steps = step;
            return;
        }

        IsDry = true;
        Warnings.Raise(string.Create(
            CultureInfo.InvariantCulture,
            $"Your input ran out of data; interrupting training. Make sure that your data can generate at least "
            + $"stepsPerEpoch * epochs batches (in this case, {(long)steps * epochs} batches)."));
    }
}
