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
        Collect();
        long before = MemoryCounters.LiveBytes + MemoryCounters.PooledBytes;
        MakeAndDrop(200);
        long highest = 0;
        for (int i = 0; i < 50; i++)
        {
            MakeAndDrop(200);
            highest = Math.Max(highest, MemoryCounters.LiveBytes + MemoryCounters.PooledBytes);
        }

        // 10,000 tensors of 1 MB went through.
        Assert.InRange(highest - before, long.MinValue, 64 * Megabyte);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(300)]
    [InlineData(4096)]
    [InlineData(65536)]
    public void Ten_thousand_undisposed_ops_take_no_more_memory_than_one_thousand(int elements)
    {
        Tensor x = Tensor.Zeros([elements], DType.Float32);

        ResidentSize.AssertFlat(() => RawOps.AddV2(x, x));
    }

    [Fact]
    public void Ten_thousand_scopes_take_no_more_memory_than_one_thousand()
    {
        Tensor x = Tensor.Zeros([300], DType.Float32);

        ResidentSize.AssertFlat(() =>
        {
            using TensorScope scope = new();
            for (int i = 0; i < 10; i++)
            {
                RawOps.Relu(RawOps.AddV2(x, x));
            }
        });
    }

    [Fact]
    public void Old_tensors_that_are_dropped_come_back_as_well()
    {
        // What other tests left in the pool would be taken without a look.
        Collect();
        MemoryCounters.Trim();
        long before = MemoryCounters.LiveBytes;
        long highest = 0;
        Queue<Tensor> recent = [];
        for (int i = 0; i < 3000; i++)
        {
            recent.Enqueue(TensorAccess.Allocate([1 << 14], DType.Float32));
            if (recent.Count > 100)
            {
                recent.Dequeue();
            }

            highest = Math.Max(highest, MemoryCounters.LiveBytes - before);
        }

        // A hundred tensors of 64 KB live at any time; 2,900 (181 MB) were dropped after a life of a hundred allocations, of
        // which 64 MB may wait where collections are slow.
        Assert.InRange(highest, 0, 75 * Megabyte);
    }

    [Fact]
    public void A_finaliser_of_the_program_reads_the_tensor_that_its_object_holds()
    {
        FinalisedReader.Sums.Clear();
        MakeReaders();

        Collect();

        Assert.Equal(50, FinalisedReader.Sums.Count);
        Assert.All(FinalisedReader.Sums, sum => Assert.Equal(7 * 1000, sum));
    }

    [Fact]
    public void After_three_slow_collections_the_next_waits_ten_times_as_long_as_the_shortest_or_for_much_memory()
    {
        CollectionBudget budget = new(2, 64);
        Assert.Equal(2, budget.BytesAfter(TimeSpan.Zero));

        // One that the system interrupted, or two, say nothing of the next.
        budget.NoteDuration(TimeSpan.FromMilliseconds(50));
        budget.NoteDuration(TimeSpan.FromMilliseconds(30));
        Assert.Equal(2, budget.BytesAfter(TimeSpan.Zero));

        budget.NoteDuration(TimeSpan.FromMilliseconds(20));
        Assert.Equal(64, budget.BytesAfter(TimeSpan.FromMilliseconds(199)));
        Assert.Equal(2, budget.BytesAfter(TimeSpan.FromMilliseconds(200)));

        budget.NoteDuration(TimeSpan.FromMilliseconds(4));
        Assert.Equal(2, budget.BytesAfter(TimeSpan.Zero));
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
        Collect();
        Tensor[] blocks = [.. Enumerable.Range(0, 4).Select(_ => TensorAccess.Allocate([1 << 20], DType.Float32))];
        Array.ForEach(blocks, block => block.Dispose());
        long before = MemoryCounters.PooledBytes;
        Assert.True(before >= 4 * (4 << 20));

        MemoryCounters.Trim();

        // What other threads keep in their own caches stays theirs.
        Assert.InRange(before - MemoryCounters.PooledBytes, 4 * (4 << 20), long.MaxValue);
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
    private static void MakeReaders()
    {
        for (int i = 0; i < 50; i++)
        {
            _ = new FinalisedReader(Filled(1000, 7));
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

    // A tensor that is dropped is not gone from the counts until the pool has looked: when it makes a block.
    private static void Collect()
    {
        for (int i = 0; i < 4; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        StoragePool.Sweep();
    }
}
