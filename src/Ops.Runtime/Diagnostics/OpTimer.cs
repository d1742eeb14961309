using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>
/// Times one call for the <see cref="OpProfile"/> of its thread, and holds it to the device of the open
/// <see cref="Device.Scope(Device)"/>; where there is neither it is a read of a flag.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OpTimer
{
    private readonly OpProfile? _profile;
    private readonly int _depth;

    private OpTimer(OpProfile profile, string op, bool isGradient)
    {
        _profile = profile;
        _depth = profile.Enter(op, isGradient);
    }

    /// <summary>Begins a call of an op.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OpTimer Start(string op) => OpObservers.Any ? StartProfiled(op, isGradient: false) : default;

    /// <summary>Begins a call of an op that runs where an input lies.</summary>
    /// <exception cref="InvalidArgumentException">The input lies on another device than that of the open scope.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OpTimer Start(string op, string? label, Tensor input, string argument) =>
        OpObservers.Any ? StartPlaced(op, label, input, argument) : default;

    /// <summary>Begins a call of an op that runs where the tensors of a list lie.</summary>
    /// <exception cref="InvalidArgumentException">They lie on another device than that of the open scope.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OpTimer Start(string op, string? label, ReadOnlySpan<Tensor> inputs, string argument) =>
        OpObservers.Any ? StartPlaced(op, label, inputs, argument) : default;

    /// <summary>Begins a run of an op's gradient.</summary>
    internal static OpTimer StartGradient(string op) => OpObservers.Any ? StartProfiled(op, isGradient: true) : default;

    /// <summary>Ends the call; one that throws is not counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Stop()
    {
        if (_profile is not null)
        {
            _profile.Leave(_depth);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OpTimer StartPlaced(string op, string? label, Tensor input, string argument)
    {
        DevicePlacement.Require(op, label, input, argument);
        return StartProfiled(op, isGradient: false);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OpTimer StartPlaced(string op, string? label, ReadOnlySpan<Tensor> inputs, string argument)
    {
        DevicePlacement.Require(op, label, inputs, argument);
        return StartProfiled(op, isGradient: false);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OpTimer StartProfiled(string op, bool isGradient) =>
        OpProfile.Current is { } profile ? new OpTimer(profile, op, isGradient) : default;
}
