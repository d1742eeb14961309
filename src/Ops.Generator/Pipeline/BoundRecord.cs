using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>A bound record, or only messages where it has not even a name. Messages have places relative to the record.</summary>
internal sealed record BoundRecord(BoundOp? Op, EquatableArray<OpsDiagnostic> Diagnostics)
{
    /// <summary>Binds a record. A bug of the generator becomes a message about this op alone.</summary>
    public static BoundRecord Of(ParsedOp parsed, BindingContext context)
    {
        try
        {
            return OpBinder.Bind(parsed, context) is { } bound
                ? new BoundRecord(bound, default)
                : new BoundRecord(null, parsed.Sink.ToArray());
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            string message = string.Format(
                System.Globalization.CultureInfo.InvariantCulture, Rules.GeneratorBug.Format, parsed.Name, bug.GetType().Name,
                    bug.Message);
            return new BoundRecord(null, new[] { new OpsDiagnostic(Rules.GeneratorBug, message, default) });
        }
    }
}
