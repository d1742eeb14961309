namespace RawOpsNet.OpServices;

/// <summary>Collects the gradients that reach one id.</summary>
internal struct GradientSlot
{
    private Gradient? _first;
    private List<Gradient>? _more;

    public void Add(Gradient gradient)
    {
        if (_first is null)
        {
            _first = gradient;
        }
        else
        {
            (_more ??= []).Add(gradient);
        }
    }

    /// <summary>Replaces what was collected by its sum, and gives that.</summary>
    public Gradient? Sum(GradientOwner owner)
    {
        if (_more is null)
        {
            return _first;
        }

        List<Gradient> all = [_first!, .. _more];
        _more = null;
        _first = GradientOps.Sum(all);
        owner.Retain(_first);
        foreach (Gradient gradient in all)
        {
            owner.Release(gradient);
        }

        return _first;
    }
}
