using System.Runtime.ExceptionServices;

namespace RawOpsNet;

/// <summary>Keeps the exception of the lowest part that threw, so that which one is thrown does not depend on timing.</summary>
internal struct PartFailure
{
    private ExceptionDispatchInfo? _exception;
    private int _part;

    /// <summary>Notes that a part threw.</summary>
    public void Add(int part, Exception exception)
    {
        if (_exception is null || part < _part)
        {
            _exception = ExceptionDispatchInfo.Capture(exception);
            _part = part;
        }
    }

    /// <summary>Throws what was noted, if anything.</summary>
    public readonly void Throw() => _exception?.Throw();
}
