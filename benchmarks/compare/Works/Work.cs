namespace RawOpsNet.Compare;

/// <summary>Is something that both sides do: a name that peers know, and our way.</summary>
internal abstract class Work
{
    /// <summary>Gets the name, whose first part says what is done and whose others say on what.</summary>
    public abstract string Name { get; }

    /// <summary>Gets how often the work is done in one call of what <see cref="Prepare"/> gives.</summary>
    public virtual int Repeats => 1;

    /// <summary>Lists all works.</summary>
    public static IEnumerable<Work> All() =>
    [
        .. from size in new[] { 64, 128, 256, 512, 1024, 2048 }
           from order in new[] { "nn", "nt", "tn" }
           select new MatMulWork($"matmul-{size}-{order}", size, size, size, order[0] == 't', order[1] == 't'),
        new MatMulWork("matmul-128x784x512", 128, 784, 512, false, false),
        .. from pass in new[] { "fwd", "dx", "dw" } select new ConvolutionWork(64, 14, 32, 64, pass),
        .. from pass in new[] { "fwd", "dx", "dw" } select new ConvolutionWork(32, 56, 64, 64, pass),
        new FunctionWork("exp", x => RawOps.Exp(x)),
        new FunctionWork("tanh", x => RawOps.Tanh(x)),
        new FunctionWork("sigmoid", x => RawOps.Sigmoid(x)),
        new SoftmaxWork(512, 1000),
        new CallWork(isRecorded: false),
        new CallWork(isRecorded: true),
        new AdamWork("adam-100k", 100_000),
        new AdamWork("adam-10m", 10_000_000),
        new ManyVariablesWork(),
        .. from network in new[] { "mlp", "cnn" }
           from optimizer in new[] { "sgd", "adam" }
           select new TrainingWork(network, optimizer),
    ];

    /// <summary>Tells whether the work is worth comparing on a number of threads.</summary>
    public virtual bool RunsOn(int threads) => true;

    /// <summary>Makes the operands; gives what does the work.</summary>
    public abstract Action Prepare();

    /// <summary>Makes numbers in [-0.5, 0.5).</summary>
    protected static Tensor Numbers(int seed, params long[] dims) => Tensor.RandomUniform(dims, -0.5, 0.5, seed: seed);
}
