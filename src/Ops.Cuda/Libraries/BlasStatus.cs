namespace RawOpsNet.Cuda;

/// <summary>Names what a function of cuBLAS gives; numbers as in cublas_api.h.</summary>
internal enum BlasStatus
{
    Success = 0,
    NotInitialized = 1,
    AllocationFailed = 3,
    InvalidValue = 7,
    ArchitectureMismatch = 8,
    MappingError = 11,
    ExecutionFailed = 13,
    InternalError = 14,
    NotSupported = 15,
    LicenseError = 16,
}
