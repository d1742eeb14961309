using System.Numerics;
using System.Runtime.CompilerServices;

namespace RawOpsNet.Kernels;

/// <summary>Interpolates rows of resized images, in float.</summary>
internal readonly unsafe struct BilinearJob<T>(ResizePlan plan, T* images, float* output) : IRangeJob
    where T : unmanaged, INumber<T>
{
    private readonly ResizePlan _plan = plan;
    private readonly T* _images = images;
    private readonly float* _output = output;

    /// <summary>Runs some new rows, counted over all images.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long start, long end)
    {
        float* target = _output + _plan.Resized(0, start, 0);
        for (long row = start; row < end; row++)
        {
            (long image, long y) = Math.DivRem(row, _plan.ResizedHeight);
            (long top, long bottom, float down) = _plan.Rows.Between(y);
            for (long x = 0; x < _plan.ResizedWidth; x++)
            {
                (long left, long right, float across) = _plan.Columns.Between(x);
                T* topLeft = _images + _plan.Original(image, top, left);
                T* topRight = _images + _plan.Original(image, top, right);
                T* bottomLeft = _images + _plan.Original(image, bottom, left);
                T* bottomRight = _images + _plan.Original(image, bottom, right);
                for (int channel = 0; channel < _plan.Channels; channel++)
                {
                    float above = Mix(topLeft[channel], topRight[channel], across);
                    float below = Mix(bottomLeft[channel], bottomRight[channel], across);
                    *target++ = above + ((below - above) * down);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Mix(T first, T second, float weight)
    {
        float from = float.CreateTruncating(first);
        return from + ((float.CreateTruncating(second) - from) * weight);
    }
}
