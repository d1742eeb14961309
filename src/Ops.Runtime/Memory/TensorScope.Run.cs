using System.Collections;
using System.Runtime.CompilerServices;

namespace RawOpsNet;

public sealed partial class TensorScope
{
    /// <summary>Runs an action in a scope of its own.</summary>
    public static void Run(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        using TensorScope scope = new();
        action();
    }

    /// <summary>Runs a function in a scope of its own and keeps what it returns.</summary>
    /// <remarks>
    /// Kept are tensors, typed views of them, sequences and dictionaries of tensors, and tuples of these; any other result holds
    /// none.
    /// </remarks>
    public static T Run<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        using TensorScope scope = new();
        T result = function();
        scope.KeepAll(result);
        return result;
    }

    /// <summary>Hands every tensor of a nested result to the scope outside.</summary>
    public void KeepAll(object? result)
    {
        switch (result)
        {
            case null or string:
                break;
            case Tensor tensor:
                Keep(tensor);
                break;
            case ITensorHolder holder:
                foreach (Tensor tensor in holder.Held)
                {
                    Keep(tensor);
                }

                break;
            case IDictionary dictionary:
                KeepAll(dictionary.Values);
                break;
            case ICollection items:
                foreach (object? item in items)
                {
                    KeepAll(item);
                }

                break;
            case ITuple tuple:
                for (int i = 0; i < tuple.Length; i++)
                {
                    KeepAll(tuple[i]);
                }

                break;
        }
    }
}
