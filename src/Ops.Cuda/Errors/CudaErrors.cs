using System.Globalization;

namespace RawOpsNet.Cuda;

/// <summary>Turns a status into an error, once for all calls.</summary>
internal static class CudaErrors
{
    /// <summary>Whether a status stays until the process ends: the context is lost.</summary>
    public static bool IsSticky(CudaStatus status) => status is CudaStatus.IllegalAddress or CudaStatus.LaunchTimeout
        or CudaStatus.Assert or (>= CudaStatus.HardwareStackError and <= CudaStatus.LaunchFailed);

    /// <summary>Names a status with its number.</summary>
    public static string Name(CudaStatus status) =>
        string.Create(CultureInfo.InvariantCulture, $"{status} ({(int)status})");

    /// <summary>Makes the error of a call on a device.</summary>
    public static CudaException Of(int index, string call, CudaStatus status, string log = "") => new(
        string.Create(CultureInfo.InvariantCulture, $"gpu:{index}: {call} gave {Name(status)}")
            + (IsSticky(status)
                ? ", from a kernel that ran before. The device cannot be used any more in this process; with "
                    + "RAWOPS_CUDA_CHECK=1 the error comes from the op at fault."
                : "."),
        call,
        status,
        log);
}
