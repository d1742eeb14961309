using RawOpsNet.Tests.Emulator.Harness;
using RawOpsNet.Tests.Emulator.Native;

namespace RawOpsNet.Tests.Emulator;

/// <summary>What needs a process to itself: another mode of the emulator, or a crash that is asked for.</summary>
internal static unsafe class Program
{
    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["planted", .. string[] kernels]:
                Array.ForEach(kernels, RunPlanted);
                return 0;
            case ["touch-device-memory"]:
                using (EmulatedDevice device = new())
                {
                    Console.WriteLine(*(float*)EmulatedDevice.Upload(1f));
                }

                return 0;
            case ["load", string path]:
                using (EmulatedDevice device = new())
                {
                    Console.WriteLine(EmulatedDevice.TryLoad(File.ReadAllBytes(path), out _));
                }

                return 0;
            case ["null-references"]:
                return RunBesideNullReferences();
            default:
                return 2;
        }
    }

    // "KERNEL STATUS", then the report, each violation on a line that begins with a bar.
    private static void RunPlanted(string kernel)
    {
        using EmulatedDevice device = new();
        PlantedBug bug = PlantedBug.All[kernel];
        int status = EmulatedDevice.Run("planted.cu", kernel, bug.Blocks, bug.Threads, bug.Arguments(), bug.SharedBytes);
        Console.WriteLine($"{kernel} {status}");
        foreach (string line in Hooks.Report().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Console.WriteLine("| " + line);
        }
    }

    // .NET makes a signal of every null reference; it must not end the kernel that another thread runs.
    private static int RunBesideNullReferences()
    {
        using EmulatedDevice device = new();
        nint softmax = EmulatedDevice.Kernel("correct.cu", "softmax");
        ulong x = EmulatedDevice.Upload(new float[300]), y = EmulatedDevice.Allocate(1200);
        Thread thrower = new(() =>
        {
            for (int i = 0; i < 500; i++)
            {
                try
                {
                    _ = ((string)null!).Length;
                }
                catch (NullReferenceException)
                {
                    GC.Collect(0);
                }
            }
        });
        thrower.Start();
        for (int i = 0; i < 200 || thrower.IsAlive; i++)
        {
            EmulatedDevice.Check(EmulatedDevice.Launch(softmax, 2, 64, [x, y, 150]));
            EmulatedDevice.Check(Cuda.cuCtxSynchronize());
        }

        thrower.Join();
        bool isRight = EmulatedDevice.Download<float>(y, 300).All(value => MathF.Abs(value - (1f / 150)) < 1e-6f);
        Console.WriteLine(isRight ? "right" : "wrong");
        Console.Write(Hooks.Report());
        return 0;
    }
}
