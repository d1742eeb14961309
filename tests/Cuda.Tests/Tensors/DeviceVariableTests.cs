using RawOpsNet.Checkpoints;

namespace RawOpsNet.Tests.Cuda.Tensors;

/// <summary>Variables that live on a device.</summary>
public sealed class DeviceVariableTests : DeviceTests
{
    [DeviceFact]
    public void A_variable_lives_where_it_was_told_or_where_the_scope_is()
    {
        using Variable told = new(1f, device: Gpu);
        Assert.Equal(Gpu, told.Device);
        using (Device.Scope("gpu:0"))
        {
            using Variable scoped = new(new[] { 1f, 2f });
            Assert.Equal(Gpu, scoped.Device);
            Assert.Equal([1f, 2f], ((Tensor)scoped).ToArray<float>());
        }

        using Variable host = new(1f);
        Assert.Equal(Device.Cpu, host.Device);
    }

    [DeviceFact]
    public void A_snapshot_outlives_an_update_and_a_read_in_passing_costs_no_copy()
    {
        using TensorScope scope = new();
        using Variable x = new(new[] { 1f, 2f }, device: Gpu);
        long before = MemoryCounters.VariableCopies;
        _ = (Tensor)x + x;
        x.AssignAdd(((Tensor)new[] { 1f, 1f }).To(Gpu));
        Assert.Equal(before, MemoryCounters.VariableCopies);
        using Tensor snapshot = x.Read();
        x.AssignAdd(((Tensor)new[] { 1f, 1f }).To(Gpu));
        Assert.Equal(before + 1, MemoryCounters.VariableCopies);
        Assert.Equal([2f, 3f], snapshot.ToArray<float>());
        Assert.Equal([3f, 4f], ((Tensor)x).ToArray<float>());
    }

    [DeviceFact]
    public void A_value_of_the_host_is_assigned_by_a_copy()
    {
        using Variable x = new(new[] { 1f, 2f }, device: Gpu);
        x.Assign(new[] { 5f, 6f });
        Assert.Equal(Gpu, ((Tensor)x).Device);
        Assert.Equal([5f, 6f], ((Tensor)x).ToArray<float>());
    }

    [DeviceFact]
    public void A_checkpoint_and_a_safetensors_file_go_through_the_host()
    {
        string folder = Directory.CreateTempSubdirectory("rawops-cuda-").FullName;
        try
        {
            using Variable x = new(new[] { 1f, 2f }, name: "x", device: Gpu);
            string path = Path.Combine(folder, "model");
            string saved = new Checkpoint(("x", x)).Save(path);
            string file = Path.Combine(folder, "x.safetensors");
            SafetensorsFile.Write(file, [("x", x)]);
            x.Assign(new[] { 0f, 0f });
            new Checkpoint(("x", x)).Restore(saved);
            Assert.Equal(Gpu, ((Tensor)x).Device);
            Assert.Equal([1f, 2f], ((Tensor)x).ToArray<float>());
            Assert.Equal([1f, 2f], SafetensorsFile.Read(file)["x"].ToArray<float>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
