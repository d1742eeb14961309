using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using RawOpsNet;
using RawOpsNet.Checkpoints;
using RawOpsNet.Models;
using RawOpsNet.Tests.Writer;

// Writes again and again in a folder, until it has written so many bytes; then it kills itself, as no cleaning up could
// prevent. "variables" saves checkpoints, each time with every element one greater; "fit" trains with the callbacks that save.
string folder = args[1];
StrongBox<long> left = new(long.Parse(args[2], CultureInfo.InvariantCulture));
if (args[0] == "fit")
{
    Train();
}
else
{
    SaveVariables();
}

void SaveVariables()
{
    (Checkpoint checkpoint, Variable step) = SavedState.Make();
    CheckpointManager manager = new(checkpoint, folder, maxToKeep: 2);
    manager.RestoreOrInitialize();
    Begin();
    while (true)
    {
        SavedState.Advance(checkpoint, step);
        manager.Save();
    }
}

void Train()
{
    Sequential model = TrainedModel.Make();
    Begin();
    TrainedModel.Fit(
        model,
        int.MaxValue,
        [
            new BackupAndRestore(Path.Combine(folder, TrainedModel.BackupName)),
            new ModelCheckpoint(Path.Combine(folder, TrainedModel.CheckpointName)),
        ]);
}

void Begin()
{
    Console.Out.WriteLine("ready");
    AtomicFile.Faults.Value = file => new CutStream(file, left, Die);
}

static void Die()
{
    Process.GetCurrentProcess().Kill();
    Thread.Sleep(Timeout.Infinite);
}
