namespace RawOpsNet.Models;

/// <summary>Tells whether a figure is better than the best so far; NaN never is.</summary>
/// <param name="isLarger">Whether larger is better.</param>
/// <param name="minDelta">By how much a figure must be better.</param>
internal readonly struct Improvement(bool isLarger, double minDelta = 0)
{
    /// <summary>Gets what every figure is better than.</summary>
    public double Worst => isLarger ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Compares two figures.</summary>
    /// <remarks>The distance is taken off the new figure first, as EarlyStopping rounds (callbacks.py).</remarks>
    public bool IsBetter(double value, double best) => isLarger ? value - minDelta > best : value + minDelta < best;

    /// <summary>Compares two figures, the distance taken off the best one, as ReduceLROnPlateau rounds.</summary>
    public bool IsBetterThanMoved(double value, double best) => isLarger ? value > best + minDelta : value < best - minDelta;

    /// <summary>Resolves a mode, with what is larger by name where it is left open.</summary>
    public static bool IsLarger(MonitorMode mode, bool byName) => mode == MonitorMode.Max || (mode == MonitorMode.Auto && byName);
}
