using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using RawOpsNet;
using RawOpsNet.Checkpoints;
using RawOpsNet.Tests.Writer;

// Saves again and again in a folder, each time with every element one greater, until it has written so many bytes; then it
// kills itself, as no cleaning up could prevent.
string folder = args[0];
StrongBox<long> left = new(long.Parse(args[1], CultureInfo.InvariantCulture));
(Checkpoint checkpoint, Variable step) = SavedState.Make();
CheckpointManager manager = new(checkpoint, folder, maxToKeep: 2);
manager.RestoreOrInitialize();
Console.Out.WriteLine("ready");
AtomicFile.Faults.Value = file => new CutStream(file, left, Die);
while (true)
{
    SavedState.Advance(checkpoint, step);
    manager.Save();
}

static void Die()
{
    Process.GetCurrentProcess().Kill();
    Thread.Sleep(Timeout.Infinite);
}
