namespace RawOpsNet.Tests.Emulator.Harness;

/// <summary>The numbers of CUresult that the tests meet.</summary>
internal static class Status
{
    public const int Success = 0;
    public const int InvalidValue = 1;
    public const int OutOfMemory = 2;
    public const int InvalidImage = 200;
    public const int NoBinaryForGpu = 209;
    public const int InvalidPtx = 218;
    public const int InvalidHandle = 400;
    public const int NotFound = 500;
    public const int IllegalAddress = 700;
    public const int LaunchTimeout = 702;
    public const int ContextIsDestroyed = 709;
    public const int Assert = 710;
    public const int MisalignedAddress = 716;
    public const int LaunchFailed = 719;
}
