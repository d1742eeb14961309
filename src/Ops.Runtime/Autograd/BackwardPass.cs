namespace RawOpsNet.OpServices;

/// <summary>Walks a tape's records backwards once, from targets to sources.</summary>
/// <remarks>
/// A gradient that the walk made and that nobody needs any more is disposed at once, unless a tape records the walk itself: so a
/// backward pass holds a few gradients, not all of them.
/// </remarks>
internal sealed class BackwardPass
{
    private readonly TapeRecords _records;
    private readonly IdMap _reached = new();
    private readonly IdMap _sources = new();
    private readonly IdMap _slots = new();
    private readonly GradientOwner _owner;
    private Arena<GradientSlot> _pending = new();
    private List<DeadEnd>? _ends;
    private string? _running;

    private BackwardPass(TapeRecords records, GradientOwner owner)
    {
        _records = records;
        _owner = owner;
    }

    /// <summary>Computes the gradients of sources.</summary>
    /// <param name="records">The tape's records; those made while it runs are not looked at.</param>
    /// <param name="known">The ids that the tape watches: a source that it does not has no gradient, rather than a part of
    /// one.</param>
    /// <param name="seeds">The ids of the targets and the gradients to begin with.</param>
    /// <param name="sources">The ids of the sources.</param>
    /// <param name="owner">Owns the gradients that the walk makes; the results stay in its scope.</param>
    /// <param name="release">Whether each record is let go once it has been passed.</param>
    /// <param name="ends">The calls behind a source that no gradient comes back through; null where there are none.</param>
    public static Gradient?[] Run(
        TapeRecords records,
        IdMap known,
        ReadOnlySpan<(long Id, Gradient Gradient)> seeds,
        ReadOnlySpan<long> sources,
        GradientOwner owner,
        bool release,
        out IReadOnlyList<DeadEnd>? ends)
    {
        BackwardPass pass = new(records, owner);
        int count = records.Count;
        pass.FindReached(sources, known, count);
        ends = pass._ends;
        foreach ((long id, Gradient gradient) in seeds)
        {
            if (pass.Wants(id) || pass._sources.Contains(id))
            {
                pass.Contribute(id, gradient);
            }
        }

        for (int i = count - 1; i >= 0; i--)
        {
            pass.Step(i);
            if (release)
            {
                records.Release(ref records[i]);
            }
        }

        Gradient?[] results = new Gradient?[sources.Length];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = pass.Take(sources[i]);
        }

        return results;
    }

    /// <summary>Tells whether a source lies behind an id.</summary>
    public bool Wants(long id) => _reached.Contains(id);

    /// <summary>Adds a gradient to what an id has got.</summary>
    public void Contribute(long id, Gradient gradient)
    {
        if (_running is not null)
        {
            NumericsChecks.CheckGradient(_running, gradient);
        }

        int slot = _slots.GetOr(id, -1);
        if (slot < 0)
        {
            slot = _pending.Count;
            _slots.Set(id, slot);
            _pending.Add(default);
        }

        _owner.Retain(gradient);
        _pending[slot].Add(gradient);
    }

    /// <summary>Makes the zeros that stand for the gradient of an output that nothing depends on.</summary>
    public Tensor ZerosOf(int record, int output, Device device)
    {
        (Shape shape, DType dtype) = _records.OutputSpec(in _records[record], output);
        Tensor zeros = TensorAccess.Allocate(shape, dtype, device);
        TensorAccess.Clear(zeros);
        return zeros;
    }

    private void FindReached(ReadOnlySpan<long> sources, IdMap known, int count)
    {
        foreach (long source in sources)
        {
            _sources.Set(source, 1);
            if (known.Contains(source))
            {
                _reached.Set(source, 1);
            }
        }

        for (int i = 0; i < count; i++)
        {
            ref TapeRecord record = ref _records[i];
            foreach (long input in _records.Inputs(in record))
            {
                if (_reached.Contains(input))
                {
                    bool goesOn = false;
                    foreach (long output in _records.Outputs(in record))
                    {
                        _reached.Set(output, 1);
                        goesOn |= output > 0;
                    }

                    bool hasNone = record.Gradient is NoGradient;
                    if (!goesOn || hasNone)
                    {
                        (_ends ??= []).Add(new DeadEnd(i, record.Gradient?.Op ?? "", IsOfDType: !hasNone));
                    }

                    break;
                }
            }
        }
    }

    private void Step(int index)
    {
        TapeRecord record = _records[index];
        int wanted = 0;
        foreach (long input in _records.Inputs(in record))
        {
            wanted += Wants(input) ? 1 : 0;
        }

        Gradient?[]? upstream = wanted == 0 || record.Gradient is null ? null : TakeUpstream(in record);
        if (upstream is null)
        {
            return;
        }

        OpGradient gradient = record.Gradient!;
        int mark = _owner.Mark();
        Gradient?[] given = [.. upstream];
        SavedRecord saved = _records.Saved(in record);
        GradientSink sink = new(this, _records.Inputs(in record).ToArray());
        OpTimer timer = OpTimer.StartGradient(gradient.Op);
        TapeThread? checking = TapeThread.Recording is { ChecksNumerics: true } thread ? thread : null;
        if (checking is null)
        {
            gradient.Run(ref saved, new UpstreamGradients(this, index, upstream), ref sink);
        }
        else
        {
            RunChecked(checking, gradient, ref saved, new UpstreamGradients(this, index, upstream), ref sink);
        }

        timer.Stop();
        if (gradient.MayStore)
        {
            _owner.KeepSince(mark, given);
        }

        foreach (Gradient? taken in given)
        {
            _owner.Release(taken);
        }

        _owner.DisposeUnused(mark);
    }

    // What fails names the op whose gradient it was computed for.
    private void RunChecked(
        TapeThread thread, OpGradient gradient, ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink sink)
    {
        thread.GradientOf = _running = gradient.Op;
        try
        {
            gradient.Run(ref saved, upstream, ref sink);
        }
        finally
        {
            thread.GradientOf = _running = null;
        }
    }

    // Null where no output has a gradient.
    private Gradient?[]? TakeUpstream(in TapeRecord record)
    {
        ReadOnlySpan<long> outputs = _records.Outputs(in record);
        Gradient?[]? upstream = null;
        for (int i = 0; i < outputs.Length; i++)
        {
            if (Take(outputs[i]) is { } gradient)
            {
                upstream ??= new Gradient?[outputs.Length];
                upstream[i] = gradient;
            }
        }

        return upstream;
    }

    // The caller owns one reference to what it gets. A source that is computed on the way is asked for again at the end.
    private Gradient? Take(long id)
    {
        int slot = _slots.GetOr(id, -1);
        if (slot < 0 || _pending[slot].Sum(_owner) is not { } sum)
        {
            return null;
        }

        if (_sources.Contains(id))
        {
            _owner.Retain(sum);
        }
        else
        {
            _pending[slot] = default;
        }

        return sum;
    }
}
