using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Makes models from the configs that Keras' to_json wrote.</summary>
internal static class RecordedModel
{
    /// <summary>Names what a config holds that there is no layer for; null: nothing.</summary>
    public static string? Missing(JsonElement model)
    {
        foreach (JsonElement layer in model.GetProperty("config").GetProperty("layers").EnumerateArray())
        {
            string kind = layer.GetProperty("class_name").GetString()!;
            if (kind is not ("InputLayer" or "Dense" or "Dropout" or "Concatenate" or "Flatten" or "Activation"))
            {
                return $"the layer {kind}";
            }

            JsonElement config = layer.GetProperty("config");
            foreach (string key in (string[])["kernel_regularizer", "bias_regularizer", "activity_regularizer"])
            {
                if (config.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
                {
                    return $"{key} of Dense in the runner";
                }
            }
        }

        return null;
    }

    public static Model Make(JsonElement model)
    {
        JsonElement config = model.GetProperty("config");
        return model.GetProperty("class_name").GetString() == "Sequential" ? MakeSequential(config) : MakeFunctional(config);
    }

    private static Sequential MakeSequential(JsonElement config)
    {
        JsonElement[] layers = [.. config.GetProperty("layers").EnumerateArray()];
        Sequential made = new(
            layers.Where(layer => layer.GetProperty("class_name").GetString() != "InputLayer").Select(MakeLayer),
            config.GetProperty("name").GetString());
        made.Invoke(Zeros(layers[0].GetProperty("config").GetProperty("batch_input_shape")));
        return made;
    }

    private static Functional MakeFunctional(JsonElement config)
    {
        Dictionary<string, IReadOnlyList<SymbolicTensor>> made = new(StringComparer.Ordinal);
        foreach (JsonElement layer in config.GetProperty("layers").EnumerateArray())
        {
            string name = layer.GetProperty("name").GetString()!;
            if (layer.GetProperty("class_name").GetString() == "InputLayer")
            {
                JsonElement shape = layer.GetProperty("config").GetProperty("batch_input_shape");
                made[name] = [Input.Of(shape.EnumerateArray().Skip(1).Select(dim => dim.GetInt64()).ToArray(), name)];
                continue;
            }

            Layer own = MakeLayer(layer);
            List<SymbolicTensor> outputs = [];
            foreach (JsonElement node in layer.GetProperty("inbound_nodes").EnumerateArray())
            {
                outputs.AddRange(own.InvokeAll(
                    [.. node.EnumerateArray().Select(input => made[input[0].GetString()!][input[1].GetInt32()])]));
            }

            made[name] = outputs;
        }

        SymbolicTensor At(JsonElement place) => made[place[0].GetString()!][place[1].GetInt32()];
        JsonElement outputLayers = config.GetProperty("output_layers");
        SymbolicTensor[] inputs = [.. config.GetProperty("input_layers").EnumerateArray().Select(At)];
        string? modelName = config.GetProperty("name").GetString();
        return outputLayers.ValueKind == JsonValueKind.Object
            ? new Functional(
                inputs, outputLayers.EnumerateObject().ToDictionary(pair => pair.Name, pair => At(pair.Value)), modelName)
            : new Functional(inputs, [.. outputLayers.EnumerateArray().Select(At)], modelName);
    }

    private static Layer MakeLayer(JsonElement layer)
    {
        JsonElement config = layer.GetProperty("config");
        string name = config.GetProperty("name").GetString()!;
        return layer.GetProperty("class_name").GetString() switch
        {
            "Dense" => new Dense(
                config.GetProperty("units").GetInt64(),
                config.GetProperty("activation").GetString() is { } activation and not "linear"
                    ? (ActivationFunction)activation
                    : null,
                config.GetProperty("use_bias").GetBoolean(),
                name: name),
            "Dropout" => new Dropout(config.GetProperty("rate").GetDouble(), name: name),
            "Concatenate" => new Concatenate(config.GetProperty("axis").GetInt32(), name),
            "Flatten" => new Flatten(name),
            "Activation" => new Activation(config.GetProperty("activation").GetString()!, name),
            { } other => throw new NotSupportedException($"There is no layer {other}."),
            null => throw new InvalidDataException("A layer has no class."),
        };
    }

    private static Tensor Zeros(JsonElement batchShape)
    {
        long[] dims = [.. batchShape.EnumerateArray().Select(dim => dim.ValueKind == JsonValueKind.Null ? 1 : dim.GetInt64())];
        return Tensor.From<float>(new float[dims.Aggregate(1L, (product, dim) => product * dim)], dims);
    }
}
