using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Selects the k largest of a row through a heap of k indices whose root is the least of the chosen.</summary>
internal static class TopHeap
{
    /// <summary>
    /// Fills <paramref name="chosen"/> with the indices of the largest scores, in falling order; the lower index goes first among
    /// equals.
    /// </summary>
    public static void Select<T>(ReadOnlySpan<T> scores, Span<int> chosen)
        where T : unmanaged, INumber<T>
    {
        int k = chosen.Length;
        for (int i = 0; i < k; i++)
        {
            chosen[i] = i;
        }

        for (int i = (k / 2) - 1; i >= 0; i--)
        {
            SiftDown(scores, chosen, i, k);
        }

        for (int i = k; i < scores.Length; i++)
        {
            if (IsBetter(scores, i, chosen[0]))
            {
                chosen[0] = i;
                SiftDown(scores, chosen, 0, k);
            }
        }

        // The root is the least of those left: move it behind the others, one by one.
        for (int end = k - 1; end > 0; end--)
        {
            (chosen[0], chosen[end]) = (chosen[end], chosen[0]);
            SiftDown(scores, chosen, 0, end);
        }
    }

    private static void SiftDown<T>(ReadOnlySpan<T> scores, Span<int> heap, int i, int count)
        where T : unmanaged, INumber<T>
    {
        while ((2 * i) + 1 < count)
        {
            int child = (2 * i) + 1;
            if (child + 1 < count && IsBetter(scores, heap[child], heap[child + 1]))
            {
                child++;
            }

            if (!IsBetter(scores, heap[i], heap[child]))
            {
                return;
            }

            (heap[i], heap[child]) = (heap[child], heap[i]);
            i = child;
        }
    }

    private static bool IsBetter<T>(ReadOnlySpan<T> scores, int i, int j)
        where T : unmanaged, INumber<T>
    {
        int order = scores[i].CompareTo(scores[j]);
        return order > 0 || (order == 0 && i < j);
    }
}
