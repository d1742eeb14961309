namespace RawOpsNet.Cuda;

/// <summary>Reports what the driver or NVRTC refused: the call, its status, and the compiler's log.</summary>
public sealed class CudaException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, with the call and the status.</param>
    /// <param name="call">The driver's function, or <c>nvrtcCompileProgram</c>.</param>
    /// <param name="status">What it gave; Success where NVRTC or cuBLAS was called.</param>
    /// <param name="log">The compiler's or the linker's log; empty where there is none.</param>
    public CudaException(string message, string call, CudaStatus status, string log = "")
        : base(log.Length == 0 ? message : message + "\n" + log)
    {
        Call = call;
        Status = status;
        Log = log;
    }

    /// <summary>The function that failed.</summary>
    public string Call { get; }

    /// <summary>What it gave.</summary>
    public CudaStatus Status { get; }

    /// <summary>The compiler's or the linker's log; empty where there is none.</summary>
    public string Log { get; }
}
