using RawOpsNet.Cuda;

namespace RawOpsNet.Tests.Cuda.Adapters;

/// <summary>The adapter over the libraries themselves.</summary>
public sealed class NativeAdapterTests() : AdapterTests(new NativeCudaDriver(), new NativeCudaCompiler());
