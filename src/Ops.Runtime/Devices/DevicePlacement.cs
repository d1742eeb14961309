using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Holds ops to the device of the scope that is open on their thread.</summary>
/// <remarks>
/// Not held to it are host inputs, scalars that go to a device by value, ops on variables, which run where the variable lives,
/// ops that read shapes, and gradients, which run where the forward pass did.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DevicePlacement
{
    /// <summary>
    /// Leaves the open scopes until the result is disposed: what follows runs where its inputs lie, as an optimizer's step does.
    /// </summary>
    public static DeviceScope Leave() => Device.Unplaced();

    /// <summary>Throws where an input lies on another device than that of the open scope.</summary>
    internal static void Require(string op, string? label, Tensor? input, string argument)
    {
        // What is missing is said by the checks that follow.
        if (input is not null && Device.Current is { } scope && input.Device != scope)
        {
            throw new InvalidArgumentException(
                $"{argument} lies on {input.Device}, but the open scope places ops on {scope}; write "
                + $"{argument}.To({scope.Written}), or open Device.Scope(\"{input.Device}\") around the call.",
                op,
                label,
                argument);
        }
    }

    /// <summary>Throws where a list's first tensor lies on another device than that of the open scope.</summary>
    internal static void Require(string op, string? label, ReadOnlySpan<Tensor> inputs, string argument)
    {
        if (!inputs.IsEmpty)
        {
            Require(op, label, inputs[0], argument + "[0]");
        }
    }
}
