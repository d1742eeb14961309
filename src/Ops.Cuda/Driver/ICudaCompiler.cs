namespace RawOpsNet.Cuda;

/// <summary>Compiles CUDA C at run time: what the runtime needs of NVRTC. Nothing throws.</summary>
public interface ICudaCompiler
{
    /// <summary>Asks for the version; false where the library is missing.</summary>
    bool TryGetVersion(out int major, out int minor);

    /// <summary>Gives the compute capabilities that it compiles for, as 75 for 7.5, ascending.</summary>
    int[] SupportedArchitectures();

    /// <summary>Compiles a program: to a CUBIN where the options name <c>sm_NN</c>, else to PTX.</summary>
    /// <param name="source">The text.</param>
    /// <param name="name">A name for the log.</param>
    /// <param name="options">The options.</param>
    CudaCompilation Compile(string source, string name, ReadOnlySpan<string> options);
}
