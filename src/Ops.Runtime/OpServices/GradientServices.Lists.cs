namespace RawOpsNet.OpServices;

/// <summary>Gradients of lists of inputs and outputs, which the tape counts one by one.</summary>
public static partial class GradientServices
{
    /// <summary>Whether the gradient of any input of a list is wanted.</summary>
    public static bool WantsAny(GradientSink into, int first, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (into.Wants(first + i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives every input of a list the same gradient.</summary>
    public static void SetAll(GradientSink into, int first, int count, Tensor? gradient)
    {
        for (int i = 0; i < count; i++)
        {
            into.Set(first + i, gradient);
        }
    }

    /// <summary>Gives each input of a list its gradient.</summary>
    public static void SetAll(GradientSink into, int first, int count, ReadOnlySpan<Tensor?> gradients)
    {
        for (int i = 0; i < count; i++)
        {
            into.Set(first + i, gradients[i]);
        }
    }

    /// <summary>Gives each input of a list its gradient.</summary>
    public static void SetAll(GradientSink into, int first, int count, ReadOnlySpan<Gradient?> gradients)
    {
        for (int i = 0; i < count; i++)
        {
            into.Set(first + i, gradients[i]);
        }
    }

    /// <summary>Gives the gradients of a list of outputs, with zeros for those that nothing depends on.</summary>
    public static Tensor[] List(in UpstreamGradients upstream, int first, int count)
    {
        Tensor[] gradients = new Tensor[count];
        for (int i = 0; i < count; i++)
        {
            gradients[i] = upstream[first + i];
        }

        return gradients;
    }

    /// <summary>
    /// Marks the results of a fused gradient on a tape that records it: a derivative of them is asked for in vain, and a
    /// warning says so.
    /// </summary>
    public static void NoSecondOrder(string op, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        if (Tapes.IsRecording && Tapes.Watches(inputs))
        {
            RecordBuilder record = Tapes.Record(new NoGradient(op + "Grad"));
            record.Inputs(inputs);
            record.Outputs(outputs);
            record.Done();
        }
    }
}
