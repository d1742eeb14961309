namespace RawOpsNet.Checkpoints;

/// <summary>
/// Tells how the objects of the program and the values of a restored checkpoint match. The asserts return the status, so that
/// they can follow each other.
/// </summary>
public sealed class CheckpointStatus
{
    private const int Named = 5;

    private readonly Checkpoint _checkpoint;
    private readonly RestoreSession? _session;

    internal CheckpointStatus(Checkpoint checkpoint, RestoreSession? session)
    {
        _checkpoint = checkpoint;
        _session = session;
    }

    /// <summary>Throws unless every value of the checkpoint was used and every variable of the program got one.</summary>
    /// <exception cref="FailedPreconditionException">Some were not; the message names them.</exception>
    public CheckpointStatus AssertConsumed()
    {
        RestoreSession session = Matched();
        string[] paths = session.Graph.Paths();
        Require(
            session,
            "has values that no object took",
            session.Graph.Nodes.Index()
                .Where(pair => (pair.Item.ValueKey is not null && !session.IsUsed(pair.Index))
                    || (pair.Item.OtherKey is not null && !session.IsBound(pair.Index)))
                .Select(pair => paths[pair.Index] ?? pair.Item.ValueKey ?? pair.Item.OtherKey!));
        return AssertExistingObjectsMatched();
    }

    /// <summary>
    /// Throws unless every variable that exists got a value; values of the checkpoint may be left over.
    /// </summary>
    /// <exception cref="FailedPreconditionException">Some did not; the message names them.</exception>
    public CheckpointStatus AssertExistingObjectsMatched()
    {
        RestoreSession session = Matched();
        LiveGraph live = new(_checkpoint);
        session.MatchSlots(live);
        Require(
            session,
            "has no values for",
            live.Objects.Where(item => item.Value is Variable && !session.IsMatched(item.Value)).Select(item => item.Path)
                .Concat(live.Slots().Where(slot => !session.IsMatched(slot.Slot.Value))
                    .Select(slot => $"{live.Objects[slot.Variable].Path}'s slot {slot.Slot.Slot}")));
        return this;
    }

    /// <summary>Throws unless at least one variable got a value.</summary>
    /// <exception cref="FailedPreconditionException">None did.</exception>
    public CheckpointStatus AssertNontrivialMatch()
    {
        RestoreSession session = Matched();
        return session.UsedValues > 0
            ? this
            : throw new FailedPreconditionException($"{session.Path}: nothing of the checkpoint matches the program's objects.");
    }

    /// <summary>Silences the warning that values of the checkpoint were never used.</summary>
    public CheckpointStatus ExpectPartial()
    {
        if (_session is not null)
        {
            _session.IsPartialExpected = true;
        }

        return this;
    }

    private RestoreSession Matched()
    {
        RestoreSession session = _session
            ?? throw new FailedPreconditionException("No checkpoint was given to Restore, so that nothing can match.");
        session.RestoreAll(_checkpoint);
        return session;
    }

    private static void Require(RestoreSession session, string what, IEnumerable<string> offenders)
    {
        string[] found = [.. offenders];
        if (found.Length > 0)
        {
            string rest = found.Length > Named ? $" and {found.Length - Named} more" : "";
            throw new FailedPreconditionException(
                $"{session.Path}: the checkpoint {what}: {string.Join(", ", found.Take(Named))}{rest}.");
        }
    }
}
