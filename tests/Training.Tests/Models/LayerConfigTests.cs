using System.Text.Json;
using RawOpsNet.CommandLine.Golden;
using RawOpsNet.Models;

namespace RawOpsNet.Tests.Training;

/// <summary>Holds the configs of layers to those that Keras recorded, and to their own round trips.</summary>
public class LayerConfigTests
{
    private static readonly string[] OfTheRecording =
        ["build_config", "query_shape", "key_shape", "value_shape", "softmax_robust_masking"];

    [Fact]
    public void Every_recorded_config_comes_back_from_the_layer_it_makes()
    {
        List<string> differences = [];
        foreach (JsonElement recorded in Golden.Read("layers").GetProperty("layers").EnumerateArray())
        {
            Layer layer = Layer.FromConfig(recorded.GetProperty("layer").GetString()!, ConfigOf(recorded));
            layer.EnsureBuilt(Golden.Tensor(recorded.GetProperty("x")).Shape);
            JsonElement expected = JsonSerializer.SerializeToElement(Cleaned(ConfigOf(recorded)));
            if (ConfigComparison.Differ(layer.Name, layer.GetConfig(), expected) is { } difference)
            {
                differences.Add(difference);
            }
        }

        Assert.Empty(differences);
    }

    [Theory]
    [MemberData(nameof(Unrecorded))]
    public void Configs_that_no_recording_has_come_back(string className, string config)
    {
        JsonElement expected = JsonDocument.Parse(config).RootElement;
        Layer layer = Layer.FromConfig(className, (IReadOnlyDictionary<string, object?>)ConfigComparison.Value(expected)!);

        string[] common = ["name", "trainable", "dtype"];
        Dictionary<string, object?> got = layer.GetConfig().Where(pair => !common.Contains(pair.Key)).ToDictionary();
        Assert.Null(ConfigComparison.Differ(className, got, expected));
    }

    // The keys and forms of Keras 2.15's get_config.
    public static TheoryData<string, string> Unrecorded() => new()
    {
        { "ZeroPadding1D", """{"padding": [2, 1]}""" },
        { "ZeroPadding3D", """{"padding": [[1, 2], [0, 1], [3, 0]], "data_format": "channels_first"}""" },
        { "Cropping1D", """{"cropping": [0, 2]}""" },
        { "Cropping3D", """{"cropping": [[1, 2], [0, 1], [3, 0]], "data_format": "channels_last"}""" },
        { "UpSampling1D", """{"size": 3}""" },
        { "UpSampling2D", """{"size": [2, 3], "data_format": "channels_first", "interpolation": "bilinear"}""" },
        { "UpSampling3D", """{"size": [2, 1, 3], "data_format": "channels_last"}""" },
        { "MaxPooling1D", """{"strides": [1], "pool_size": [3], "padding": "same", "data_format": "channels_last"}""" },
        {
            "MaxPooling3D",
            """{"strides": [1, 2, 1], "pool_size": [2, 2, 3], "padding": "valid", "data_format": "channels_last"}"""
        },
        { "AveragePooling1D", """{"strides": [2], "pool_size": [3], "padding": "valid", "data_format": "channels_first"}""" },
        {
            "AveragePooling3D",
            """{"strides": [1, 2, 1], "pool_size": [2, 2, 3], "padding": "same", "data_format": "channels_last"}"""
        },
        { "GlobalAveragePooling1D", """{"data_format": "channels_first", "keepdims": true}""" },
        { "GlobalAveragePooling3D", """{"data_format": "channels_last", "keepdims": false}""" },
        { "GlobalMaxPooling1D", """{"data_format": "channels_last", "keepdims": true}""" },
        { "GlobalMaxPooling3D", """{"data_format": "channels_first", "keepdims": false}""" },
        { "UnitNormalization", """{"axis": [1, 2]}""" },
        { "Reshape", """{"target_shape": [-1, 3]}""" },
    };

    [Fact]
    public void Margins_of_one_number_stand_for_all_ends()
    {
        Layer padding = Layer.FromConfig("ZeroPadding2D", new Dictionary<string, object?> { ["padding"] = 2d });
        Assert.Equal([(2, 2), (2, 2)], Assert.IsType<ZeroPadding2D>(padding).Margins);

        Layer cropping = Layer.FromConfig("Cropping2D", new Dictionary<string, object?> { ["cropping"] = new[] { 1d, 3d } });
        Assert.Equal([(1, 1), (3, 3)], Assert.IsType<Cropping2D>(cropping).Margins);
    }

    [Fact]
    public void Means_and_sums_come_back_under_their_names()
    {
        Dictionary<string, object?> config = new() { ["name"] = "loss", ["dtype"] = "float32" };

        Assert.Equal(config, Mean.FromConfig(config).GetConfig());
        Assert.Equal(config, Sum.FromConfig(config).GetConfig());
        Assert.Throws<InvalidArgumentException>(() => Mean.FromConfig(new Dictionary<string, object?> { ["nam"] = "loss" }));
    }

    private static IReadOnlyDictionary<string, object?> ConfigOf(JsonElement recorded) =>
        (IReadOnlyDictionary<string, object?>)ConfigComparison.Value(recorded.GetProperty("config"))!;

    private static object? Cleaned(object? value) => value is IReadOnlyDictionary<string, object?> config
        ? config.Where(pair => !OfTheRecording.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => Cleaned(pair.Value))
        : value;
}
