using System.Runtime.CompilerServices;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Memory;

[Collection(CountingTests.Name)]
public class MemoryTests
{
    private const long Megabyte = 1L << 20;

    [Fact]
    public void A_tensor_costs_no_garbage_beyond_its_own_object()
    {
        const int Calls = 100_000;
        Shape shape = [4];
        Make(1000, shape);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Make(Calls, shape);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Calls, 0, 80);
    }

    [Fact]
    public void A_loop_that_disposes_nothing_holds_a_flat_memory()
    {
        Settle();
        long before = MemoryCounters.LiveBytes + MemoryCounters.PooledBytes;
        MakeAndDrop(200);
        long highest = 0;
        for (int i = 0; i < 50; i++)
        {
            MakeAndDrop(200);
            highest = Math.Max(highest, MemoryCounters.LiveBytes + MemoryCounters.PooledBytes);
        }

        // 10,000 tensors of 1 MB went through.
        Assert.InRange(highest - before, long.MinValue, 600 * Megabyte);
    }

    [Fact]
    public void Late_finalisers_do_not_raise_what_a_loop_may_hold()
    {
        Settle();
        long highest = 0;
        for (int i = 0; i < 40; i++)
        {
            int collections = GC.CollectionCount(2);
            _ = new SlowFinaliser();
            for (int call = 0; call < 1000 && GC.CollectionCount(2) == collections; call++)
            {
                MakeAndDrop(1);
            }

            highest = Math.Max(highest, MemoryCounters.LiveBytes);
        }

        Assert.InRange(highest, 0, 300 * Megabyte);
    }

    [Fact]
    public void The_process_does_not_grow_over_thousands_of_undisposed_tensors()
    {
        MakeAndDrop(1000);
        long before = Environment.WorkingSet;

        MakeAndDrop(4000);

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 300 * Megabyte);
    }

    [Fact]
    public void A_loop_in_scopes_takes_every_block_from_the_pool()
    {
        static void Step()
        {
            using TensorScope scope = new();
            for (int i = 0; i < 20; i++)
            {
                TensorAccess.Allocate([1000 + i], DType.Float32);
            }
        }

        Step();
        Collect();
        long live = MemoryCounters.LiveBytes;
        long pooled = MemoryCounters.PooledBytes;
        for (int i = 0; i < 5000; i++)
        {
            Step();
        }

        Assert.Equal(live, MemoryCounters.LiveBytes);
        Assert.Equal(pooled, MemoryCounters.PooledBytes);
    }

    [Fact]
    public void Dropped_tensors_come_back_to_the_pool_by_a_collection()
    {
        DropOne();
        Collect();
        long live = MemoryCounters.LiveBytes;

        Assert.True(DropOne() - live >= 4 * Megabyte);
        Collect();

        Assert.Equal(live, MemoryCounters.LiveBytes);
    }

    [Fact]
    public void Blocks_of_a_thread_that_ended_come_back()
    {
        Run(() => TensorAccess.Allocate([100_000], DType.Float32).Dispose());
        Collect();
        long live = MemoryCounters.LiveBytes;
        long allocations = MemoryCounters.Allocations;

        Run(() => TensorAccess.Allocate([100_000], DType.Float32).Dispose());
        Run(() => TensorAccess.Allocate([100_000], DType.Float32).ToString());
        Collect();

        Assert.Equal(live, MemoryCounters.LiveBytes);
        Assert.Equal(allocations + 2, MemoryCounters.Allocations);
    }

    [Fact]
    public void A_span_survives_its_tensor()
    {
        Tensor tensor = Tensor.From(Enumerable.Repeat(7f, 5000).ToArray(), [5000]);
        ReadOnlySpan<float> span = tensor.AsReadOnlySpan<float>();
        tensor.Dispose();
        for (int i = 0; i < 100; i++)
        {
            using Tensor other = TensorAccess.Allocate([5000], DType.Float32);
            TensorAccess.Write<float>(other).Fill(i);
        }

        Collect();

        Assert.Equal(-1, span.IndexOfAnyExcept(7f));
    }

    [Fact]
    public void A_running_kernel_keeps_its_inputs_while_the_collector_loops()
    {
        using CancellationTokenSource done = new();
        Thread collector = new(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            for (int i = 0; i < 300; i++)
            {
                // The input has no other reference than the one that the kernel keeps.
                Assert.Equal(i * 20_000L, SlowSum(Filled(20_000, i)));
            }
        }
        finally
        {
            done.Cancel();
            collector.Join();
        }
    }

    [Fact]
    public void Trimming_gives_the_pool_to_the_collector()
    {
        Settle();
        Tensor[] blocks = [.. Enumerable.Range(0, 4).Select(_ => TensorAccess.Allocate([1 << 20], DType.Float32))];
        Array.ForEach(blocks, block => block.Dispose());
        long before = MemoryCounters.PooledBytes;
        Assert.True(before >= 4 * (4 << 20));

        MemoryCounters.Trim();

        // What other threads keep in their own caches stays theirs.
        Assert.InRange(before - MemoryCounters.PooledBytes, 4 * (4 << 20), long.MaxValue);
    }

    // What earlier tests dropped comes back to the pool when its finaliser runs; it must not count as this test's.
    private static void Settle()
    {
        for (int round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [Fact]
    public void Size_classes_hold_what_is_asked_and_waste_little()
    {
        int last = -1;
        for (long lines = 1; lines < 100_000; lines++)
        {
            int sizeClass = SizeClass.Of(lines);
            long capacity = SizeClass.Lines(sizeClass);
            Assert.InRange(capacity, lines, lines + lines / 4);
            Assert.InRange(sizeClass, last, last + 1);
            last = sizeClass;
        }

        Assert.InRange(SizeClass.Of(SizeClass.LargestBytes / CacheLine.Size), last, SizeClass.Count - 1);
    }

    private static void Make(int calls, Shape shape)
    {
        for (int i = 0; i < calls; i++)
        {
            TensorAccess.Allocate(shape, DType.Float32).Dispose();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeAndDrop(int count)
    {
        for (int i = 0; i < count; i++)
        {
            TensorAccess.Bytes(TensorAccess.Allocate([1 << 18], DType.Float32)).Fill(1);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long DropOne()
    {
        TensorAccess.Allocate([1 << 20], DType.Float32);
        return MemoryCounters.LiveBytes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Tensor Filled(int length, float value)
    {
        Tensor tensor = TensorAccess.Allocate([length], DType.Float32);
        TensorAccess.Write<float>(tensor).Fill(value);
        return tensor;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe long SlowSum(Tensor input)
    {
        float* data = (float*)TensorAccess.Pointer(input);
        int length = (int)input.Count;
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            sum += data[i];
            if (i % 1000 == 0)
            {
                // Other tensors ask for memory meanwhile.
                Filled(length, -1).Dispose();
            }
        }

        GC.KeepAlive(input);
        return (long)sum;
    }

    private static void Run(Action action)
    {
        Thread thread = new(() => action());
        thread.Start();
        thread.Join();
    }

    private static void Collect()
    {
        for (int i = 0; i < 4; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
