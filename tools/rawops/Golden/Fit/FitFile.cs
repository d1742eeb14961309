using System.Globalization;
using System.Text.Json;
using RawOpsNet.CommandLine.Golden.Fit.Errors;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Holds the recorded cases of <c>fit.json</c>: every section, each case run or named with the reason why not.</summary>
internal sealed record FitFile(IReadOnlyList<FitCase> Cases)
{
    /// <summary>Reads a file; null where its top-level keys are not those of fit.json.</summary>
    public static FitFile? Read(string path)
    {
        using JsonDocument document = GoldenFile.Open(path);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("early_stopping", out _)
            || !root.TryGetProperty("fit", out _))
        {
            return null;
        }

        List<FitCase> cases = [];
        foreach (JsonProperty section in root.Clone().EnumerateObject())
        {
            if (section.Value.ValueKind is JsonValueKind.Array)
            {
                int index = 0;
                foreach (JsonElement element in section.Value.EnumerateArray())
                {
                    cases.Add(CaseOf(section.Name, element, index++));
                }
            }
            else if (section.Value.ValueKind is JsonValueKind.Object)
            {
                cases.AddRange(FitTables.Of(section.Name, section.Value));
            }
        }

        return new FitFile(cases);
    }

    private static FitCase CaseOf(string section, JsonElement recorded, int index)
    {
        string id = recorded.TryGetProperty("id", out JsonElement given)
            ? given.GetString()!
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{index}-{recorded.GetProperty("sequence").GetString()}-{recorded.GetProperty("config").GetRawText()}");
        string name = $"{section}/{id}";
        return section switch
        {
            "early_stopping" => new FitCase(name, () => EarlyStoppingCase.Run(recorded)),
            "reduce_lr_on_plateau" => new FitCase(name, () => PlateauCase.Run(recorded)),
            "model_checkpoint" => new FitCase(name, () => CheckpointCase.Run(recorded)),
            "csv_logger" => CSVLoggerCase.Of(name, recorded),
            "fit" => TrainingRun.Of(name, recorded),
            "batch" => new FitCase(name, () => BatchCase.Run(recorded)),
            "hooks" => new FitCase(name, () => HookCase.Run(recorded)),
            "learning_rate_scheduler" => new FitCase(name, () => SchedulerCase.Run(recorded)),
            "terminate_on_nan" => new FitCase(name, () => NotFiniteCase.Run(recorded)),
            "backup_and_restore" => new FitCase(name, () => BackupCase.Run(recorded)),
            "errors" => ErrorCase.Of(name, id, recorded),
            "models" when id.StartsWith("memory-", StringComparison.Ordinal) =>
                new FitCase(name, () => FitTables.Memory(recorded)),
            "models" => ModelCase.Of(name, id, recorded),
            "trainable" => TrainableCase.Of(name, id, recorded),
            "custom_steps" => new FitCase(name, () => CustomStepCase.Run(recorded)),
            _ => new FitCase(name, null, "this section has no runner yet"),
        };
    }
}
