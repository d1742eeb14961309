namespace RawOpsNet.Models;

/// <summary>Holds the callbacks of a run: the caller's, then the history, then the bar.</summary>
internal sealed class CallbackList
{
    private readonly Callback[] _callbacks;
    private Logs? _shared;

    public CallbackList(Model model, IReadOnlyList<Callback>? given, RunParameters parameters)
    {
        given ??= [];
        History = given.OfType<History>().FirstOrDefault() ?? new History();
        List<Callback> all = [.. given];
        if (!all.Contains(History))
        {
            all.Add(History);
        }

        if (parameters.Verbosity != Verbosity.Silent && !given.OfType<ProgressReport>().Any())
        {
            all.Add(new ProgressReport());
        }

        _callbacks = [.. all];
        foreach (Callback callback in _callbacks)
        {
            callback.Model = model;
            callback.Parameters = parameters;
        }
    }

    public History History { get; }

    /// <summary>Gives one copy of logs to all callbacks of a hook: what one adds, later ones see, no later hook.</summary>
    public Logs Shared(Logs logs) => _shared ??= logs.Copy();

    /// <summary>Ends the hook that <see cref="Shared"/> began.</summary>
    public void Forget() => _shared = null;

    public void Each(Action<Callback> call)
    {
        foreach (Callback callback in _callbacks)
        {
            call(callback);
        }
    }
}
