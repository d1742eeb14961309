namespace RawOpsNet;

/// <summary>Says what class of error an op met; the values are TensorFlow's status codes.</summary>
public enum ErrorCode
{
    /// <summary>An input or attr has a value, dtype, shape or device that the op does not take.</summary>
    InvalidArgument = 3,

    /// <summary>Something named does not exist.</summary>
    NotFound = 5,

    /// <summary>Something named exists already.</summary>
    AlreadyExists = 6,

    /// <summary>Memory ran out.</summary>
    ResourceExhausted = 8,

    /// <summary>The state does not allow the call: an unassigned variable, a disposed tensor.</summary>
    FailedPrecondition = 9,

    /// <summary>An iteration ran past the end.</summary>
    OutOfRange = 11,

    /// <summary>There is no kernel for the dtype or device.</summary>
    Unimplemented = 12,

    /// <summary>A rule of the library itself was broken.</summary>
    Internal = 13,

    /// <summary>A file is damaged or cut short.</summary>
    DataLoss = 15,
}
