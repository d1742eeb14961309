using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Times one call for the <see cref="OpProfile"/> of its thread; without one it is a read of a flag.</summary>
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
    public static OpTimer Start(string op) => OpProfile.IsOn ? StartProfiled(op, isGradient: false) : default;

    /// <summary>Begins a run of an op's gradient.</summary>
    internal static OpTimer StartGradient(string op) => OpProfile.IsOn ? StartProfiled(op, isGradient: true) : default;

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
    private static OpTimer StartProfiled(string op, bool isGradient) =>
        OpProfile.Current is { } profile ? new OpTimer(profile, op, isGradient) : default;
}
