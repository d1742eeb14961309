using System.Text;
using RawOpsNet.Generator.Cuda.Device;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Reads the hand-written CUDA sources that the assembly carries.</summary>
internal static class DeviceTexts
{
    /// <summary>Makes a program of a source; the device functions that it calls stand before it.</summary>
    /// <param name="entry">What its entries begin with.</param>
    /// <param name="file">The file in <c>kernels</c>.</param>
    public static DeviceProgram Program(string entry, string file)
    {
        string text = Read(file);
        return new DeviceProgram(entry, CudaFunctions.For(text) + text);
    }

    private static string Read(string file)
    {
        using Stream stream = typeof(DeviceTexts).Assembly.GetManifestResourceStream("kernels/" + file)
            ?? throw new InternalException($"The assembly does not carry kernels/{file}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
