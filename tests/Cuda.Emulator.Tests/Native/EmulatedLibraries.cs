using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RawOpsNet.Tests.Emulator.Harness;

namespace RawOpsNet.Tests.Emulator.Native;

/// <summary>Finds the two libraries in the emulator's build.</summary>
internal static class EmulatedLibraries
{
    /// <summary>The name by which the driver is imported.</summary>
    public const string Driver = "libcuda.so.1";

    /// <summary>The name by which the compiler is imported.</summary>
    public const string Compiler = "libnvrtc.so.12";

#pragma warning disable CA2255 // The resolver must be there before the first import of this assembly.
    [ModuleInitializer]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(EmulatedLibraries).Assembly, Resolve);
#pragma warning restore CA2255

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name is Driver or Compiler ? NativeLibrary.Load(Path.Combine(EmulatorBuild.Folder, name)) : 0;
}
