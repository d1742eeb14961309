namespace RawOpsNet.Tests.Runtime.Memory;

/// <summary>Holds the finaliser thread up for a moment, once dropped.</summary>
internal sealed class SlowFinaliser
{
    ~SlowFinaliser() => Thread.Sleep(20);
}
