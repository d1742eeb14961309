namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Is one call of a hook.</summary>
/// <param name="Hook">The hook, by Keras' name.</param>
/// <param name="Index">The epoch or batch; null where the hook has none.</param>
/// <param name="Logs">The names in the logs, or the shape of outputs.</param>
/// <param name="Callback">The name of the callback that was called.</param>
internal sealed record HookCall(string Hook, int? Index, string Logs, string Callback);
