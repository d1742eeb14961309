using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Normalises pixels by their neighbouring channels, or computes the gradient of that.</summary>
internal readonly unsafe struct ResponseNormJob<T>(ResponseNorm<T> norm, T* gradient, T* x, T* y, T* output) : IRangeJob
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ResponseNorm<T> _norm = norm;
    private readonly T* _gradient = gradient;
    private readonly T* _x = x;
    private readonly T* _y = y;
    private readonly T* _output = output;

    /// <summary>Runs some pixels.</summary>
    public void Run(long start, long end)
    {
        for (nint pixel = (nint)start; pixel < (nint)end; pixel++)
        {
            nint at = pixel * _norm.Channels;
            if (_gradient == null)
            {
                _norm.Forward(_x + at, _output + at);
            }
            else
            {
                _norm.Backward(_gradient + at, _x + at, _y + at, _output + at);
            }
        }
    }
}
