using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using RawOpsNet.Checkpoints;
using RawOpsNet.Models;
using RawOpsNet.Tests.Writer;

namespace RawOpsNet.Tests.Training;

public sealed class CrashTests
{
    private const int Kills = 12;
    private const int FitKills = 8;
    private const int Seed = 5;

    [Fact]
    public void A_process_killed_at_any_byte_leaves_a_whole_checkpoint()
    {
        using ScratchFolder folder = new();
        Random random = new(Seed);
        long last = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            KillWriter("variables", folder.Path, random.Next(1, 20_000));
            string? latest = Checkpoint.Latest(folder.Path);
            (Checkpoint checkpoint, Variable step) = SavedState.Make();
            if (latest is null)
            {
                continue;
            }

            checkpoint.Restore(latest).AssertConsumed();
            Assert.True(SavedState.IsWhole(checkpoint, step), $"{latest} mixes steps.");
            long found = step.Read().Item<long>();
            Assert.True(found >= last, $"Step {found} follows step {last}.");
            last = found;
        }

        Assert.True(last > 0);
    }

    [Fact]
    public void A_write_cut_at_any_byte_leaves_the_checkpoint_before()
    {
        using ScratchFolder folder = new();
        (Checkpoint checkpoint, Variable step) = SavedState.Make();
        CheckpointManager manager = new(checkpoint, folder.Path, maxToKeep: 2);
        SavedState.Advance(checkpoint, step);
        manager.Save();
        long size = new FileInfo(folder["ckpt-1.safetensors"]).Length + new FileInfo(folder["checkpoint"]).Length;
        SavedState.Advance(checkpoint, step);
        for (long cut = 0; cut < size; cut += 37)
        {
            StrongBox<long> left = new(cut);
            AtomicFile.Faults.Value = file => new CutStream(
                file, left, () => throw new IOException("There is no space left."));
            Assert.Throws<IOException>(() => manager.Save());
            AtomicFile.Faults.Value = null;
            (Checkpoint other, Variable saved) = SavedState.Make();
            other.Restore(Checkpoint.Latest(folder.Path)).AssertConsumed();
            Assert.True(SavedState.IsWhole(other, saved));
            Assert.Equal(1, saved.Read().Item<long>());
        }

        manager.Save();
        (Checkpoint whole, Variable final) = SavedState.Make();
        whole.Restore(Checkpoint.Latest(folder.Path)).AssertConsumed();
        Assert.Equal(2, final.Read().Item<long>());
    }

    [Fact]
    public void A_second_writer_of_a_path_does_not_spoil_the_first()
    {
        using ScratchFolder folder = new();
        AtomicFile.Write(folder["state"], file =>
        {
            file.WriteByte(1);
            Assert.Throws<IOException>(() => AtomicFile.Write(folder["state"], other => other.WriteByte(2)));
        });
        Assert.Equal([1], File.ReadAllBytes(folder["state"]));
    }

    [Fact]
    public void A_fit_killed_at_any_byte_goes_on_as_if_it_had_run_through()
    {
        const int Epochs = 200;
        List<float[]> through = [];
        Sequential whole = TrainedModel.Make();
        TrainedModel.Fit(
            whole, Epochs, [new LambdaCallback { EpochEnd = (_, _) => through.Add(TrainedModel.WeightsOf(whole)) }]);
        using ScratchFolder folder = new();
        Random random = new(Seed);
        (int checkpointed, int backedUp) = (-1, -1);
        for (int kill = 0; kill < FitKills; kill++)
        {
            KillWriter("fit", folder.Path, random.Next(1, 20_000));
            checkpointed = EpochOf(through, folder[TrainedModel.CheckpointName], checkpointed);
            backedUp = EpochOf(through, Path.Combine(folder[TrainedModel.BackupName], "backup.safetensors"), backedUp);
            Assert.InRange(backedUp - checkpointed, 0, 1);
        }

        Assert.InRange(backedUp, FitKills, Epochs - 1);
    }

    // The epoch whose weights a file holds; a file that was there before the kill is there after it.
    private static int EpochOf(List<float[]> through, string file, int before)
    {
        if (before < 0 && !File.Exists(file))
        {
            return before;
        }

        Sequential model = TrainedModel.Make();
        model.LoadState(file);
        float[] weights = TrainedModel.WeightsOf(model);
        int epoch = through.FindIndex(expected => expected.SequenceEqual(weights));
        Assert.True(epoch >= before && epoch >= 0, $"{file} holds epoch {epoch} after epoch {before}.");
        return epoch;
    }

    private static void KillWriter(string what, string folder, long bytes)
    {
        string writer = Path.Combine(AppContext.BaseDirectory, "RawOps.Checkpoints.Writer.dll");
        ProcessStartInfo start = new("dotnet", [writer, what, folder, bytes.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("ready", printed.Trim());
        Assert.Equal("", errors.Result);
        Assert.NotEqual(0, process.ExitCode);
    }
}
