namespace RawOpsNet.Cuda;

/// <summary>Tells what came of a call of the driver: CUresult, by number. Only what the runtime decides by is named.</summary>
public enum CudaStatus
{
    /// <summary>The call succeeded.</summary>
    Success = 0,

    /// <summary>An argument is out of its range.</summary>
    InvalidValue = 1,

    /// <summary>The device has not enough memory.</summary>
    OutOfMemory = 2,

    /// <summary>The driver was not initialised.</summary>
    NotInitialized = 3,

    /// <summary>There is no device, or no driver.</summary>
    NoDevice = 100,

    /// <summary>There is no device of that number.</summary>
    InvalidDevice = 101,

    /// <summary>The image of a module is not one for this device.</summary>
    InvalidImage = 200,

    /// <summary>No context is current.</summary>
    InvalidContext = 201,

    /// <summary>The image has no code for this device.</summary>
    NoBinaryForGpu = 209,

    /// <summary>The text of a PTX image is faulty.</summary>
    InvalidPtx = 218,

    /// <summary>The driver is older than the PTX.</summary>
    UnsupportedPtxVersion = 222,

    /// <summary>A handle is not valid.</summary>
    InvalidHandle = 400,

    /// <summary>A name is not in the module, or the driver lacks a function.</summary>
    NotFound = 500,

    /// <summary>What was asked for is not done yet.</summary>
    NotReady = 600,

    /// <summary>A kernel touched an address that is not its own. Sticky.</summary>
    IllegalAddress = 700,

    /// <summary>A launch needs more than the device has.</summary>
    LaunchOutOfResources = 701,

    /// <summary>A kernel ran too long. Sticky.</summary>
    LaunchTimeout = 702,

    /// <summary>A kernel's assertion failed. Sticky.</summary>
    Assert = 710,

    /// <summary>The device's hardware met a fault. Sticky, as the three that follow.</summary>
    HardwareStackError = 714,

    /// <summary>A kernel ran an instruction that is none.</summary>
    IllegalInstruction = 715,

    /// <summary>A kernel used an address that is not aligned.</summary>
    MisalignedAddress = 716,

    /// <summary>A kernel used an address of the wrong space.</summary>
    InvalidAddressSpace = 717,

    /// <summary>A kernel jumped outside its code. Sticky.</summary>
    InvalidProgramCounter = 718,

    /// <summary>A kernel failed. Sticky.</summary>
    LaunchFailed = 719,

    /// <summary>The driver or the device cannot do that.</summary>
    NotSupported = 801,
}
