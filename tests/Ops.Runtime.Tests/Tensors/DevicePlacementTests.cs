using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Tensors;

/// <summary>An open device scope holds ops to its device. No GPU is needed to be told that a tensor is not there.</summary>
public sealed class DevicePlacementTests
{
    [Fact]
    public void An_input_that_lies_elsewhere_is_an_error_with_both_devices_and_what_to_write()
    {
        using TensorScope tensors = new();
        Tensor one = 1f;
        using DeviceScope scope = Device.Scope("gpu:0");

        InvalidArgumentException error = Assert.Throws<InvalidArgumentException>(() => RawOps.AddV2(one, one, name: "sum"));

        Assert.Equal(
            "AddV2 'sum': x lies on cpu:0, but the open scope places ops on gpu:0; write x.To(Device.Gpu(0)), or open "
                + "Device.Scope(\"cpu:0\") around the call.",
            error.Message);
        Assert.Equal(("AddV2", "sum", "x"), (error.Op, error.Label, error.Argument));
    }

    [Fact]
    public void A_list_that_lies_elsewhere_is_named_by_its_first_tensor()
    {
        using TensorScope tensors = new();
        Tensor one = new[] { 1f };
        using DeviceScope scope = Device.Scope(Device.Gpu(2));

        Assert.Equal(
            "ConcatV2: values[0] lies on cpu:0, but the open scope places ops on gpu:2; write values[0].To(Device.Gpu(2)), or "
                + "open Device.Scope(\"cpu:0\") around the call.",
            Assert.Throws<InvalidArgumentException>(() => RawOps.ConcatV2([one, one], 0)).Message);
    }

    [Fact]
    public void Ops_without_a_gradient_and_ops_that_make_views_are_held_to_the_scope_too()
    {
        using TensorScope tensors = new();
        Tensor x = new[] { 1f };
        using DeviceScope scope = Device.Scope("gpu:0");

        Assert.StartsWith("Less: x lies on cpu:0", Message(() => RawOps.Less(x, x)), StringComparison.Ordinal);
        Assert.StartsWith("ArgMax: input lies on cpu:0", Message(() => RawOps.ArgMax(x, 0)), StringComparison.Ordinal);
        Assert.StartsWith("Identity: input lies on cpu:0", Message(() => RawOps.Identity(x)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_is_refused_is_not_profiled_and_not_recorded()
    {
        using TensorScope tensors = new();
        Tensor x = new[] { 1f };
        using StringWriter output = new();
        using OpProfile profile = RawOps.Profile(output);
        using GradientTape tape = new();
        tape.Watch(x);
        using (Device.Scope("gpu:0"))
        {
            Message(() => RawOps.Square(x));
        }

        Assert.Empty(profile.Entries);
        Assert.Equal(2f, tape.Gradient(RawOps.Square(x), x)!.ToArray<float>()[0]);
    }

    [Fact]
    public void Shapes_are_read_and_variables_updated_where_they_are()
    {
        using TensorScope tensors = new();
        Tensor x = new[] { 1f, 2f };
        using Variable variable = new(x, device: Device.Cpu);
        using DeviceScope scope = Device.Scope("gpu:0");

        Assert.Equal([2], RawOps.Shape(x).ToArray<int>());
        variable.AssignAdd(x);
        RawOps.ResourceApplyGradientDescent(variable.Handle, 0.5f, x);

        Assert.Equal([1.5f, 3f], variable.Read().ToArray<float>());
    }

    [Fact]
    public void A_gradient_runs_where_the_forward_pass_did()
    {
        using TensorScope tensors = new();
        Tensor x = new[] { 3f };
        using GradientTape tape = new();
        tape.Watch(x);
        Tensor y = RawOps.Square(x);
        using DeviceScope scope = Device.Scope("gpu:0");

        Assert.Equal(6f, tape.Gradient(y, x)!.ToArray<float>()[0]);
        Assert.Equal(Device.Gpu(), Device.Current);
    }

    [Fact]
    public void Only_the_innermost_scope_of_the_thread_counts_and_none_once_they_are_left()
    {
        using TensorScope tensors = new();
        Tensor x = new[] { 1f };
        using (Device.Scope("gpu:0"))
        {
            using (Device.Scope(Device.Cpu))
            {
                Assert.Equal(2f, RawOps.AddV2(x, x).ToArray<float>()[0]);
            }

            Message(() => RawOps.AddV2(x, x));
            float elsewhere = 0;
            Thread other = new(() =>
            {
                using TensorScope own = new();
                Tensor y = 1f;
                elsewhere = RawOps.AddV2(y, y).Item<float>();
            });
            other.Start();
            other.Join();
            Assert.Equal(2f, elsewhere);
        }

        Assert.Equal(2f, RawOps.AddV2(x, x).ToArray<float>()[0]);
    }

    [Fact]
    public void What_is_missing_is_said_before_where_it_lies()
    {
        using DeviceScope scope = Device.Scope("gpu:0");
        Assert.Equal("AddV2: x is null; pass a tensor.", Message(() => RawOps.AddV2(null!, 1f)));
    }

    private static string Message(Func<object> call) => Assert.Throws<InvalidArgumentException>(call).Message;
}
