using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Is what follows a product, applied to a part of the result when its last sum is made and it is still in the cache.
/// </summary>
/// <remarks>The operations are those of the ops one by one, so that the bits are theirs.</remarks>
/// <typeparam name="T">float, double, Half or BFloat16 where there is anything to apply.</typeparam>
internal readonly unsafe struct Epilogue<T>
    where T : unmanaged
{
    private readonly T* _bias;
    private readonly FusedActivation _activation;
    private readonly float _alpha;

    /// <summary>Makes an epilogue.</summary>
    /// <param name="bias">One number for each column of the result; null: no bias.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="alpha">The slope below 0 of a leaky activation.</param>
    public Epilogue(T* bias, FusedActivation activation, float alpha)
    {
        _bias = bias;
        _activation = activation;
        _alpha = alpha;
    }

    /// <summary>Gets whether there is nothing to apply.</summary>
    public bool IsEmpty => _bias == null && _activation == FusedActivation.None;

    /// <summary>Gets the epilogue of the columns from <paramref name="column"/> on.</summary>
    public Epilogue<T> From(nint column) => new(_bias == null ? null : _bias + column, _activation, _alpha);

    /// <summary>Gets the epilogue under the name that T is found to be.</summary>
    public Epilogue<TSame> As<TSame>()
        where TSame : unmanaged => new((TSame*)_bias, _activation, _alpha);

    /// <summary>Applies it to rows; there may be nothing to apply.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(T* rows, nint stride, nint count, nint columns)
    {
        if (!IsEmpty)
        {
            ApplyToAll(rows, stride, count, columns);
        }
    }

    // Not inlined: element types that never have an epilogue do not instantiate its loops then.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ApplyToAll(T* rows, nint stride, nint count, nint columns)
    {
        if (typeof(T) == typeof(Half))
        {
            As<Half>().Choose<HalfLanes>((Half*)rows, stride, count, columns);
        }
        else if (typeof(T) == typeof(BFloat16))
        {
            As<BFloat16>().Choose<BFloat16Lanes>((BFloat16*)rows, stride, count, columns);
        }
        else
        {
            Choose<VectorLanes<T>>(rows, stride, count, columns);
        }
    }

    private void Choose<TLanes>(T* rows, nint stride, nint count, nint columns)
        where TLanes : struct, ILaneFamily<T>
    {
        switch (_activation)
        {
            case FusedActivation.Relu:
                Run<TLanes, ReluActivation<T>>(rows, stride, count, columns);
                break;
            case FusedActivation.Relu6:
                Run<TLanes, Relu6Activation<T>>(rows, stride, count, columns);
                break;
            case FusedActivation.Elu:
                Run<TLanes, EluActivation<T>>(rows, stride, count, columns);
                break;
            case FusedActivation.LeakyRelu:
                Run<TLanes, LeakyReluActivation<T>>(rows, stride, count, columns);
                break;
            case FusedActivation.Tanh:
                Run<TLanes, TanhActivation<T>>(rows, stride, count, columns);
                break;
            case FusedActivation.Sigmoid:
                Run<TLanes, SigmoidActivation<T>>(rows, stride, count, columns);
                break;
            case FusedActivation.GeluApproximate:
                Run<TLanes, GeluApproximateActivation<T>>(rows, stride, count, columns);
                break;
            case FusedActivation.GeluExact:
                Run<TLanes, GeluExactActivation<T>>(rows, stride, count, columns);
                break;
            default:
                Run<TLanes, NoActivation<T>>(rows, stride, count, columns);
                break;
        }
    }

    private void Run<TLanes, TActivation>(T* rows, nint stride, nint count, nint columns)
        where TLanes : struct, ILaneFamily<T>
        where TActivation : struct, IFusedActivation<T>
    {
        EpilogueLoop<T, TActivation> loop = new()
        {
            Rows = rows,
            Stride = stride,
            Count = count,
            Columns = columns,
            Bias = _bias,
            Alpha = _alpha,
        };
        TLanes.Run(ref loop);
    }
}
