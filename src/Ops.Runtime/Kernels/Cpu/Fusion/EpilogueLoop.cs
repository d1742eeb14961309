using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Adds a bias to rows and applies an activation, in place.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <typeparam name="TActivation">The activation.</typeparam>
internal unsafe struct EpilogueLoop<T, TActivation> : ILaneLoop<T>
    where T : unmanaged
    where TActivation : struct, IFusedActivation<T>
{
    /// <summary>The first row.</summary>
    public T* Rows;

    /// <summary>Elements from one row to the next.</summary>
    public nint Stride;

    /// <summary>Number of rows.</summary>
    public nint Count;

    /// <summary>Elements of a row.</summary>
    public nint Columns;

    /// <summary>One number for each column; null: no bias.</summary>
    public T* Bias;

    /// <summary>The slope below 0 of a leaky activation.</summary>
    public float Alpha;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<V>()
        where V : unmanaged, ILane<V, T>
    {
        V alpha = V.Literal(Alpha);
        T* bias = Bias;
        T* row = Rows;
        nint whole = Columns - (Columns % V.Count);
        for (nint left = Count; left > 0; left--)
        {
            for (nint column = 0; column < whole; column += V.Count)
            {
                V x = V.Load(row + column);
                if (bias != null)
                {
                    x = LanePart.Round<V, T>(x + V.Load(bias + column));
                }

                V.Store(TActivation.Apply(x, alpha), row + column);
            }

            row += Stride;
        }

        if (whole < Columns)
        {
            RunRest<V>(whole, Columns - whole);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void RunRest<V>(nint column, nint columns)
        where V : unmanaged, ILane<V, T>
    {
        V alpha = V.Literal(Alpha);
        V bias = Bias == null ? alpha : LanePart.Load<V, T>(Bias + column, columns);
        for (nint row = 0; row < Count; row++)
        {
            T* at = Rows + (row * Stride) + column;
            V x = LanePart.Load<V, T>(at, columns);
            if (Bias != null)
            {
                x = LanePart.Round<V, T>(x + bias);
            }

            LanePart.Store(TActivation.Apply(x, alpha), at, columns);
        }
    }
}
