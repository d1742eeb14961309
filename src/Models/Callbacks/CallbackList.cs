namespace RawOpsNet.Models;

/// <summary>Holds the callbacks of a run: the caller's, then the bar, then the history.</summary>
internal sealed class CallbackList
{
    private readonly Callback[] _callbacks;

    public CallbackList(Model model, IReadOnlyList<Callback>? given, RunParameters parameters)
    {
        given ??= [];
        History = given.OfType<History>().FirstOrDefault() ?? new History();
        List<Callback> all = [.. given];
        if (parameters.Verbosity != Verbosity.Silent && !given.OfType<ProgressReport>().Any())
        {
            all.Add(new ProgressReport());
        }

        if (!all.Contains(History))
        {
            all.Add(History);
        }

        _callbacks = [.. all];
        foreach (Callback callback in _callbacks)
        {
            callback.Model = model;
            callback.Parameters = parameters;
        }
    }

    public History History { get; }

    public void Each(Action<Callback> call)
    {
        foreach (Callback callback in _callbacks)
        {
            call(callback);
        }
    }
}
