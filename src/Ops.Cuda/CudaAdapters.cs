namespace RawOpsNet.Cuda;

/// <summary>Holds what another assembly offers to talk to the driver with.</summary>
internal static class CudaAdapters
{
    /// <summary>Makes the preferred backend; null takes the driver's own library.</summary>
    public static Func<CudaBackend>? Preferred { get; set; }
}
