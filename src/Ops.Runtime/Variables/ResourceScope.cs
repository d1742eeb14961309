using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Holds the locks of the variables of one call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ResourceScope
{
    private readonly ReadOnlySpan<ResourceHandle> _resources;
    private readonly string _op;
    private readonly string? _label;
    private readonly bool _isUpdate;

    internal ResourceScope(string op, string? label, ReadOnlySpan<ResourceHandle> resources, bool isUpdate)
    {
        _isUpdate = isUpdate;
        _op = op;
        _label = label;
        for (int i = 0; i < resources.Length; i++)
        {
            if (resources[i] is null)
            {
                throw new InvalidArgumentException($"resource {i} is null.", op, label);
            }
        }

        _resources = resources;
        ResourceHandle? waited = null;
        while (TryEnterRest(resources, waited) is { } missing)
        {
            UpdateBatch.Enter(missing);
            waited = missing;
        }
    }

    /// <summary>Gives a variable's buffer, valid until the scope is disposed.</summary>
    /// <remarks>Throws <see cref="FailedPreconditionException"/> for a variable without a value.</remarks>
    public Tensor Value(int index, string argument)
    {
        ResourceHandle resource = _resources[index];
        if (_isUpdate && UpdateBatch.Current is { } batch && ReferenceEquals(resource.Batch, batch))
        {
            batch.Follow(resource);
            return resource.RequirePending(_op, _label, argument);
        }

        return resource.RequireValue(_op, _label, argument);
    }

    /// <summary>Throws <see cref="InvalidArgumentException"/> unless a variable has the dtype of another argument.</summary>
    public void RequireDType(int index, string argument, DType expected, string other)
    {
        DType dtype = _resources[index].DType;
        if (dtype != expected)
        {
            throw new InvalidArgumentException(
                $"{argument} is the {dtype.Name} variable '{_resources[index].Name}', but {other} is {expected.Name}.",
                _op,
                _label,
                argument);
        }
    }

    /// <summary>Gives a variable's buffer to be written, after every check of the call has passed.</summary>
    /// <param name="index">Which of the opened handles.</param>
    /// <param name="inputs">The tensors that the kernel reads.</param>
    /// <remarks>Copies it first where a reader holds it.</remarks>
    public Tensor Write(int index, ReadOnlySpan<Tensor> inputs)
    {
        ResourceHandle resource = _resources[index];
        for (int i = 0; i < index; i++)
        {
            if (ReferenceEquals(_resources[i], resource))
            {
                return resource.Pending!;
            }
        }

        long version = resource.Version;
        Tensor value = resource.PrepareWrite(inputs);
        UpdateBatch.Current?.NoteWrite(resource, version);
        return value;
    }

    /// <summary>
    /// Says that the kernel refused before it wrote a variable that was given out by <see cref="Write"/>: version and transient
    /// read are as they were.
    /// </summary>
    /// <param name="index">Which of the opened handles.</param>
    public void TakeBack(int index) => _resources[index].TakeBackWrite();

    /// <summary>Releases the locks.</summary>
    public void Dispose()
    {
        UpdateBatch.Current?.EndCall();
        for (ResourceHandle? next = After(_resources, 0); next is not null; next = After(_resources, next.Order))
        {
            next.Gate.Exit();
        }
    }

    // A call never waits for a variable while it holds another: no batch that wants both waits for it in vain. Gives what could
    // not be had at once; then nothing is held.
    private static ResourceHandle? TryEnterRest(ReadOnlySpan<ResourceHandle> resources, ResourceHandle? entered)
    {
        for (ResourceHandle? next = After(resources, 0); next is not null; next = After(resources, next.Order))
        {
            if (ReferenceEquals(next, entered) || next.Gate.TryEnter())
            {
                continue;
            }

            for (ResourceHandle back = After(resources, 0)!; !ReferenceEquals(back, next); back = After(resources, back.Order)!)
            {
                if (!ReferenceEquals(back, entered))
                {
                    back.Gate.Exit();
                }
            }

            entered?.Gate.Exit();
            return next;
        }

        return null;
    }

    // The lists are short: looking for the next greater order beats sorting, needs no memory, and takes duplicates once.
    private static ResourceHandle? After(ReadOnlySpan<ResourceHandle> resources, long order)
    {
        ResourceHandle? next = null;
        foreach (ResourceHandle resource in resources)
        {
            if (resource.Order > order && (next is null || resource.Order < next.Order))
            {
                next = resource;
            }
        }

        return next;
    }
}
