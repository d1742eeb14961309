using System.Text.Json;
using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Keras;

/// <summary>Makes layers from the configs that Keras gives.</summary>
internal static class RecordedLayer
{
    private static readonly Dictionary<string, Func<JsonElement, Layer>> Makers = new(StringComparer.Ordinal)
    {
        ["Dense"] = c => new Dense(c.Whole("units"), Activation(c), c.Flag("use_bias")),
        ["Flatten"] = _ => new Flatten(),
        ["Reshape"] = c => new Reshape([.. c.Wholes("target_shape").Select(dim => (long)dim)]),
        ["Permute"] = c => new Permute(c.Wholes("dims")),
        ["RepeatVector"] = c => new RepeatVector(c.Whole("n")),
        ["ZeroPadding1D"] = c => new ZeroPadding1D(Pair(c.GetProperty("padding"))),
        ["ZeroPadding2D"] = c => new ZeroPadding2D(Pairs(c, "padding"), Format(c)),
        ["ZeroPadding3D"] = c => new ZeroPadding3D(Pairs(c, "padding"), Format(c)),
        ["Cropping1D"] = c => new Cropping1D(Pair(c.GetProperty("cropping"))),
        ["Cropping2D"] = c => new Cropping2D(Pairs(c, "cropping"), Format(c)),
        ["Cropping3D"] = c => new Cropping3D(Pairs(c, "cropping"), Format(c)),
        ["UpSampling1D"] = c => new UpSampling1D(c.Wholes("size")[0]),
        ["UpSampling2D"] = c => new UpSampling2D(c.Wholes("size"), Format(c)),
        ["UpSampling3D"] = c => new UpSampling3D(c.Wholes("size"), Format(c)),
        ["LeakyReLU"] = c => new LeakyReLU(c.Number("alpha", 0.3)),
        ["ELU"] = c => new ELU(c.Number("alpha", 1)),
        ["PReLU"] = c => new PReLU(sharedAxes: c.WholesOrNull("shared_axes")),
        ["ReLU"] = c => new ReLU(
            c.WholesOrNull("max_value") is null ? null : c.Number("max_value", 0),
            c.Number("negative_slope", 0),
            c.Number("threshold", 0)),
        ["Softmax"] = c => new Softmax(c.Whole("axis")),
        ["Embedding"] = c => new Embedding(c.Whole("input_dim"), c.Whole("output_dim")),
        ["BatchNormalization"] = c => new BatchNormalization(
            c.Wholes("axis")[0], c.Number("momentum", 0.99), c.Number("epsilon", 1e-3), c.Flag("center"), c.Flag("scale")),
        ["LayerNormalization"] = c => new LayerNormalization(
            c.Wholes("axis"), c.Number("epsilon", 1e-3), c.Flag("center"), c.Flag("scale")),
        ["GroupNormalization"] = c => new GroupNormalization(
            c.Whole("groups"), c.Whole("axis"), c.Number("epsilon", 1e-3), c.Flag("center"), c.Flag("scale")),
        ["UnitNormalization"] = c => new UnitNormalization(c.Wholes("axis")),
        ["Conv1D"] = c => new Conv1D(
            c.Whole("filters"),
            c.Wholes("kernel_size")[0],
            c.Wholes("strides")[0],
            Padding(c),
            Format(c),
            c.Wholes("dilation_rate")[0],
            c.Whole("groups"),
            Activation(c),
            c.Flag("use_bias")),
        ["Conv2D"] = c => new Conv2D(
            c.Whole("filters"),
            c.Wholes("kernel_size"),
            c.Wholes("strides"),
            Padding(c),
            Format(c),
            c.Wholes("dilation_rate"),
            c.Whole("groups"),
            Activation(c),
            c.Flag("use_bias")),
        ["Conv3D"] = c => new Conv3D(
            c.Whole("filters"),
            c.Wholes("kernel_size"),
            c.Wholes("strides"),
            Padding(c),
            Format(c),
            c.Wholes("dilation_rate"),
            c.Whole("groups"),
            Activation(c),
            c.Flag("use_bias")),
        ["DepthwiseConv2D"] = c => new DepthwiseConv2D(
            c.Wholes("kernel_size"),
            c.Wholes("strides"),
            Padding(c),
            c.Whole("depth_multiplier"),
            Format(c),
            c.Wholes("dilation_rate"),
            Activation(c),
            c.Flag("use_bias")),
        ["SeparableConv2D"] = c => new SeparableConv2D(
            c.Whole("filters"),
            c.Wholes("kernel_size"),
            c.Wholes("strides"),
            Padding(c),
            Format(c),
            c.Wholes("dilation_rate"),
            c.Whole("depth_multiplier"),
            Activation(c),
            c.Flag("use_bias")),
        ["Conv2DTranspose"] = c => new Conv2DTranspose(
            c.Whole("filters"),
            c.Wholes("kernel_size"),
            c.Wholes("strides"),
            Padding(c),
            c.WholesOrNull("output_padding"),
            Format(c),
            c.Wholes("dilation_rate"),
            Activation(c),
            c.Flag("use_bias")),
        ["MaxPooling1D"] = c => new MaxPooling1D(c.Wholes("pool_size")[0], c.Wholes("strides")[0], Padding(c), Format(c)),
        ["MaxPooling2D"] = c => new MaxPooling2D(c.Wholes("pool_size"), c.Wholes("strides"), Padding(c), Format(c)),
        ["MaxPooling3D"] = c => new MaxPooling3D(c.Wholes("pool_size"), c.Wholes("strides"), Padding(c), Format(c)),
        ["AveragePooling1D"] = c => new AveragePooling1D(c.Wholes("pool_size")[0], c.Wholes("strides")[0], Padding(c), Format(c)),
        ["AveragePooling2D"] = c => new AveragePooling2D(c.Wholes("pool_size"), c.Wholes("strides"), Padding(c), Format(c)),
        ["AveragePooling3D"] = c => new AveragePooling3D(c.Wholes("pool_size"), c.Wholes("strides"), Padding(c), Format(c)),
        ["GlobalAveragePooling1D"] = c => new GlobalAveragePooling1D(Format(c), c.Flag("keepdims")),
        ["GlobalAveragePooling2D"] = c => new GlobalAveragePooling2D(Format(c), c.Flag("keepdims")),
        ["GlobalAveragePooling3D"] = c => new GlobalAveragePooling3D(Format(c), c.Flag("keepdims")),
        ["GlobalMaxPooling1D"] = c => new GlobalMaxPooling1D(Format(c), c.Flag("keepdims")),
        ["GlobalMaxPooling2D"] = c => new GlobalMaxPooling2D(Format(c), c.Flag("keepdims")),
        ["GlobalMaxPooling3D"] = c => new GlobalMaxPooling3D(Format(c), c.Flag("keepdims")),
        ["SimpleRNN"] = c => Recurrent("SimpleRNN", c),
        ["LSTM"] = c => Recurrent("LSTM", c),
        ["GRU"] = c => Recurrent("GRU", c),
        ["Bidirectional"] = Bidirectional,
        ["TimeDistributed"] = c => new TimeDistributed(Inner(c)),
        ["MultiHeadAttention"] = c => new MultiHeadAttention(
            c.Whole("num_heads"), c.Whole("key_dim"), c.Integer("value_dim"), c.Number("dropout", 0), c.Flag("use_bias")),
    };

    /// <summary>Makes a layer of a class by its config.</summary>
    public static Layer Make(string name, JsonElement config) => Makers.TryGetValue(name, out Func<JsonElement, Layer>? make)
        ? make(config)
        : throw new InvalidDataException($"there is no layer '{name}'");

    private static Layer Inner(JsonElement config)
    {
        JsonElement layer = config.GetProperty("layer");
        return Make(layer.GetProperty("class_name").GetString()!, layer.GetProperty("config"));
    }

    private static Bidirectional Bidirectional(JsonElement config)
    {
        JsonElement inner = config.GetProperty("layer");
        string name = inner.GetProperty("class_name").GetString()!;
        JsonElement layer = inner.GetProperty("config");
        MergeMode mode = config.Text("merge_mode", "none") switch
        {
            "concat" => MergeMode.Concat,
            "sum" => MergeMode.Sum,
            "mul" => MergeMode.Mul,
            "ave" => MergeMode.Ave,
            _ => MergeMode.None,
        };
        return new Bidirectional(Recurrent(name, layer), Recurrent(name, layer, isBackward: true), mode);
    }

    private static RNN Recurrent(string name, JsonElement c, bool isBackward = false)
    {
        int units = c.Whole("units");
        ActivationFunction activation = Activation(c);
        ActivationFunction gates = c.Text("recurrent_activation", "linear");
        (bool useBias, bool sequences, bool state) = (c.Flag("use_bias"), c.Flag("return_sequences"), c.Flag("return_state"));
        bool isReversed = isBackward || c.Flag("go_backwards");
        return name switch
        {
            "SimpleRNN" => new SimpleRNN(
                units, activation, useBias, returnSequences: sequences, returnState: state, goBackwards: isReversed),
            "LSTM" => new LSTM(
                units, activation, gates, useBias, returnSequences: sequences, returnState: state, goBackwards: isReversed),
            _ => new GRU(
                units,
                activation,
                gates,
                useBias,
                resetAfter: c.Flag("reset_after"),
                returnSequences: sequences,
                returnState: state,
                goBackwards: isReversed),
        };
    }

    private static ActivationFunction Activation(JsonElement config) => config.Text("activation", "linear");

    private static PaddingKind Padding(JsonElement config) => config.Text("padding", "valid") switch
    {
        "same" => PaddingKind.Same,
        "causal" => PaddingKind.Causal,
        _ => PaddingKind.Valid,
    };

    private static DataFormat Format(JsonElement config) =>
        config.Text("data_format", "channels_last") == "channels_first" ? DataFormat.ChannelsFirst : DataFormat.ChannelsLast;

    private static (int Before, int After)[] Pairs(JsonElement config, string key) =>
        [.. config.GetProperty(key).EnumerateArray().Select(Pair)];

    private static (int Before, int After) Pair(JsonElement pair) => (pair[0].GetInt32(), pair[1].GetInt32());

    private static int Whole(this JsonElement config, string key) => config.GetProperty(key).GetInt32();

    private static int[] Wholes(this JsonElement config, string key) => config.WholesOrNull(key)!;

    private static int[]? WholesOrNull(this JsonElement config, string key) =>
        config.Numbers(key) is { } numbers ? [.. numbers.Select(number => (int)number)] : null;
}
