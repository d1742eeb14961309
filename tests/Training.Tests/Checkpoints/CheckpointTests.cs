using RawOpsNet.Checkpoints;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

public sealed class CheckpointTests
{
    [Fact]
    public void Weights_slots_and_hypers_made_after_the_restore_take_their_values()
    {
        using ScratchFolder folder = new();
        (Sequential model, Adam adam) = Make();
        Train(model, adam, 3);
        string path = new Checkpoint(("model", model), ("optimizer", adam)).Save(folder["ckpt"]);
        Assert.Equal(folder["ckpt-1"], path);
        Assert.Equal(path, Checkpoint.Latest(folder.Path));

        (Sequential other, Adam fresh) = Make();
        CheckpointStatus status = new Checkpoint(("model", other), ("optimizer", fresh)).Restore(path);
        Assert.Throws<FailedPreconditionException>(() => status.AssertConsumed());
        Train(model, adam, 2);
        Train(other, fresh, 2);
        Assert.Equal(model.Weights[0].Read().ToArray<float>(), other.Weights[0].Read().ToArray<float>());
        Assert.Equal(
            adam.GetSlot(model.Weights[0], "v").Read().ToArray<float>(),
            fresh.GetSlot(other.Weights[0], "v").Read().ToArray<float>());
        status.AssertConsumed().AssertNontrivialMatch();
    }

    [Fact]
    public void A_restore_that_does_not_fit_leaves_every_variable_as_it_was()
    {
        using ScratchFolder folder = new();
        string path = new Checkpoint(("a", new Variable(1f)), ("b", new Variable(new[] { 1f, 2f }))).Write(folder["c"]);
        Variable a = new(5f);
        Variable b = new(new[] { 7f, 8f, 9f });
        string message = Assert.Throws<InvalidArgumentException>(
            () => new Checkpoint(("a", a), ("b", b)).Restore(path)).Message;
        Assert.Contains("b/.ATTRIBUTES/VARIABLE_VALUE", message, StringComparison.Ordinal);
        Assert.Equal(5f, a.Read().Item<float>());
        Assert.Equal([7f, 8f, 9f], b.Read().ToArray<float>());
    }

    [Fact]
    public void A_damaged_state_file_fails_a_save_before_anything_is_written()
    {
        using ScratchFolder folder = new();
        Checkpoint checkpoint = new(("a", new Variable(1f)));
        checkpoint.Save(folder["c"]);
        File.WriteAllText(folder["checkpoint"], "model_checkpoint_path: no quotes\n");
        string[] before = [.. Directory.GetFiles(folder.Path).Order()];
        Assert.Throws<DataLossException>(() => checkpoint.Save(folder["c"]));
        Assert.Equal(before, Directory.GetFiles(folder.Path).Order());
        Assert.Equal(1L, checkpoint.SaveCounter.Read().Item<long>());
    }

    [Fact]
    public void A_state_file_that_cannot_be_written_leaves_folder_counter_and_manager_as_they_were()
    {
        using ScratchFolder folder = new();
        Checkpoint checkpoint = new(("a", new Variable(1f)));
        CheckpointManager manager = new(checkpoint, folder.Path);

        // The state cannot take the place of a folder.
        Directory.CreateDirectory(folder["checkpoint"]);
        Assert.ThrowsAny<Exception>(() => manager.Save());
        Assert.Null(manager.LatestCheckpoint);
        Assert.Empty(manager.Checkpoints);
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Equal(0L, checkpoint.SaveCounter.Read().Item<long>());
        Directory.Delete(folder["checkpoint"]);
        Assert.Equal(folder["ckpt-1"], manager.Save());
    }

    [Fact]
    public void Values_left_over_and_objects_without_one_are_told_apart()
    {
        using ScratchFolder folder = new();
        string path = new Checkpoint(("a", new Variable(1f)), ("b", new Variable(2f))).Write(folder["c"]);
        Variable a = new(0f);
        CheckpointStatus fewer = new Checkpoint(("a", a)).Restore(path).ExpectPartial().AssertExistingObjectsMatched();
        Assert.Contains("(root).b", Assert.Throws<FailedPreconditionException>(() => fewer.AssertConsumed()).Message,
            StringComparison.Ordinal);
        Assert.Equal(1f, a.Read().Item<float>());
        CheckpointStatus more = new Checkpoint(("a", a), ("b", new Variable(0f)), ("other", new Variable(0f))).Restore(path);
        Assert.Contains("other", Assert.Throws<FailedPreconditionException>(() => more.AssertConsumed()).Message,
            StringComparison.Ordinal);
        Assert.Throws<FailedPreconditionException>(() => new Checkpoint(("a", a)).Restore(null).AssertNontrivialMatch());
    }

    [Fact]
    public void Cycles_and_shared_objects_and_odd_names_are_saved_once()
    {
        using ScratchFolder folder = new();
        Ring first = new(1f);
        first.Next = new Ring(2f) { Next = first };
        Checkpoint checkpoint = new(("ring", first), ("a/b.c", first.Next), ("same", first));
        checkpoint.Write(folder["c"]);
        using (CheckpointReader reader = CheckpointReader.Open(folder["c"]))
        {
            Assert.Equal(
                ["a.Sb..c/value/.ATTRIBUTES/VARIABLE_VALUE", "ring/value/.ATTRIBUTES/VARIABLE_VALUE"],
                reader.Keys.Order(StringComparer.Ordinal));
        }

        Ring other = new(0f);
        other.Next = new Ring(0f) { Next = other };
        new Checkpoint(("ring", other), ("a/b.c", other.Next), ("same", other)).Read(folder["c"]).AssertConsumed();
        Assert.Equal(2f, other.Next.Value.Read().Item<float>());
    }

    [Fact]
    public void A_manager_keeps_the_newest_and_goes_on_where_another_ended()
    {
        using ScratchFolder folder = new();
        Variable step = new(0L);
        Checkpoint checkpoint = new(("step", step));
        CheckpointManager manager = new(checkpoint, folder.Path, maxToKeep: 2, stepCounter: step, checkpointInterval: 2);
        for (int i = 0; i < 6; i++)
        {
            step.AssignAdd(1L);
            manager.Save();
        }

        Assert.Equal(["checkpoint", "ckpt-2.safetensors", "ckpt-3.safetensors"], folder.Names);
        Variable restored = new(0L);
        CheckpointManager next = new(new Checkpoint(("step", restored)), folder.Path, maxToKeep: 2);
        Assert.Equal(folder["ckpt-3"], next.RestoreOrInitialize());
        Assert.Equal(5, restored.Read().Item<long>());
        Assert.Equal(folder["ckpt-4"], next.Save());
        Assert.Equal(["checkpoint", "ckpt-3.safetensors", "ckpt-4.safetensors"], folder.Names);
    }

    [Fact]
    public void What_is_not_trackable_is_refused()
    {
        Assert.Throws<InvalidArgumentException>(() => new Checkpoint(("a", 1)));
        Assert.Throws<InvalidArgumentException>(() => new Checkpoint(("a", new Variable(1f)), ("a", new Variable(1f))));
    }

    private static (Sequential Model, Adam Adam) Make()
    {
        RandomSeed.Set(1);
        return (new Sequential([new Dense(3, "relu", name: "one"), new Dense(1, name: "two")]), new Adam(0.01));
    }

    private static void Train(Sequential model, Adam adam, int steps)
    {
        Tensor x = new[,] { { 1f, 2f }, { -1f, 0.5f }, { 0.3f, -2f } };
        Tensor y = new[,] { { 1f }, { 0f }, { 2f } };
        for (int i = 0; i < steps; i++)
        {
            using GradientTape tape = new();
            adam.Minimize(new MeanSquaredError().Invoke(y, model.Invoke(x, training: true)), model.TrainableWeights, tape);
        }
    }

    private sealed class Ring(float value) : Trackable
    {
        public Variable Value { get; } = new(value);

        public Ring? Next { get; set; }
    }
}
