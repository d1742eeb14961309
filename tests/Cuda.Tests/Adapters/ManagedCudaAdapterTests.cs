using RawOpsNet.Cuda;

namespace RawOpsNet.Tests.Cuda.Adapters;

/// <summary>The adapter over ManagedCuda: the package with <c>-p:UseManagedCuda=true</c>, the stand-in otherwise.</summary>
public sealed class ManagedCudaAdapterTests() : AdapterTests(new ManagedCudaDriver(), new ManagedCudaCompiler());
