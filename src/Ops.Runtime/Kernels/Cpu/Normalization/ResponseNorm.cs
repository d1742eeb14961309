using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Normalises a pixel by the squares of its neighbouring channels: <c>x / (bias + alpha * sum)^beta</c>.</summary>
/// <remarks>After TF lrn_op.cc, in T throughout: half types round after each operation, as there.</remarks>
internal readonly unsafe struct ResponseNorm<T>(nint channels, nint radius, float bias, float alpha, float beta)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly nint _channels = channels;
    private readonly nint _radius = radius;
    private readonly T _bias = T.CreateTruncating(bias);
    private readonly T _alpha = T.CreateTruncating(alpha);
    private readonly T _exponent = T.CreateTruncating(-beta);
    private readonly T _slope = T.CreateTruncating(-2 * alpha * beta);

    /// <summary>Gets the number of channels.</summary>
    public nint Channels => _channels;

    /// <summary>Normalises a pixel.</summary>
    public void Forward(T* x, T* y)
    {
        for (nint channel = 0; channel < _channels; channel++)
        {
            y[channel] = x[channel] * T.Pow(Norm(x, channel), _exponent);
        }
    }

    /// <summary>Computes the gradient of a pixel.</summary>
    public void Backward(T* gradient, T* x, T* y, T* output)
    {
        new Span<T>(output, (int)_channels).Clear();
        for (nint channel = 0; channel < _channels; channel++)
        {
            T norm = Norm(x, channel);
            T power = T.Pow(norm, _exponent);
            T across = _slope * y[channel];
            for (nint other = First(channel); other < End(channel); other++)
            {
                T change = x[other] * across / norm;
                if (other == channel)
                {
                    change += power;
                }

                output[other] += change * gradient[channel];
            }
        }
    }

    private T Norm(T* x, nint channel)
    {
        T sum = T.Zero;
        for (nint other = First(channel); other < End(channel); other++)
        {
            sum += x[other] * x[other];
        }

        return (_alpha * sum) + _bias;
    }

    private nint First(nint channel) => Math.Max(0, channel - _radius);

    private nint End(nint channel) => Math.Min(_channels, channel + _radius + 1);
}
