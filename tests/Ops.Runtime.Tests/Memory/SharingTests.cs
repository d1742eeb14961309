using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Memory;

public class SharingTests
{
    [Fact]
    public void Memory_comes_back_after_the_last_of_its_holders()
    {
        Tensor first = Tensor.From<float>([1, 2, 3, 4], [4]);
        Tensor view = RawOps.Reshape(first, new Shape(2, 2));
        Storage storage = first.Storage.Owner;
        Assert.True(storage.IsShared);

        first.Dispose();
        Assert.False(storage.IsShared);
        Assert.Equal([1, 2, 3, 4], view.ToArray<float>());

        view.Dispose();
        view.Dispose();
        Tensor next = TensorAccess.Allocate([4], DType.Float32);
        Tensor other = TensorAccess.Allocate([4], DType.Float32);
        Assert.NotSame(next.Storage, other.Storage);
        Assert.False(next.Storage.IsShared);
    }

    [Fact]
    public void Views_that_race_with_a_disposal_throw_or_hold_the_memory()
    {
        for (int round = 0; round < 100; round++)
        {
            Tensor source = Tensor.From<int>([round, round, round], [3]);
            using Barrier start = new(2);
            Tensor? seen = null;
            Thread viewing = new(() =>
            {
                start.SignalAndWait();
                try
                {
                    seen = RawOps.Reshape(source, new Shape(3, 1));
                }
                catch (FailedPreconditionException)
                {
                    // The disposal came first.
                }
            });
            viewing.Start();
            start.SignalAndWait();
            source.Dispose();
            Tensor other = Tensor.From<int>([-1, -1, -1], [3]);
            viewing.Join();
            if (seen is { } view)
            {
                Assert.Equal([round, round, round], view.ToArray<int>());
                view.Dispose();
            }

            Assert.Equal([-1, -1, -1], other.ToArray<int>());
            other.Dispose();
        }
    }
}
