namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>
    /// Gets or sets how many steps follow one another without a call of the batch hooks: one begins with the first, one ends
    /// with the last of them (Keras' steps_per_execution).
    /// </summary>
    /// <exception cref="InvalidArgumentException">The value is not positive.</exception>
    public int StepsPerExecution
    {
        get;
        set
        {
            RequirePositive(value, nameof(StepsPerExecution));
            field = value;
        }
    }

    = 1;

    /// <summary>
    /// Gets or sets whether each step looks at what its ops give, and fails at the first NaN or infinity with the op's name:
    /// <see cref="NumericsCheck"/> over fit, evaluate and the calls on a batch.
    /// </summary>
    public bool ChecksNumerics { get; set; }

    private NumericsCheck? CheckNumerics() => ChecksNumerics ? new NumericsCheck() : null;

    // The batches of an epoch, an evaluation or a prediction; null where there was none.
    private T? RunSteps<T>(
        BatchSource data,
        EpochRun run,
        int epochs,
        Action<int> begin,
        Func<Batch, TensorScope, T> take,
        Func<int, T, bool> endAndStop)
        where T : class
    {
        T? last = null;
        int step = run.FirstStep;
        run.FirstStep = 0;
        while (run.Steps is null || step < run.Steps)
        {
            begin(step);
            long end = Math.Min((long)step + StepsPerExecution, run.Steps ?? int.MaxValue);
            T? taken = null;
            int done = step;
            for (; done < end; done++)
            {
                using TensorScope scope = new();
                if (!data.TryNext(out Batch batch))
                {
                    run.EndOfData(done, epochs);
                    break;
                }

                using NumericsCheck? check = CheckNumerics();
                taken = take(batch, scope);
            }

            if (taken is null)
            {
                break;
            }

            last = taken;
            bool stops = endAndStop(done - 1, taken);
            if (stops || done < end)
            {
                break;
            }

            step = done;
        }

        return last;
    }
}
