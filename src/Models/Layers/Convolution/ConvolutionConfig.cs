using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Writes and reads the configs of convolutions and pooling as Keras does.</summary>
internal static class ConvolutionConfig
{
    public static Conv2D ReadConv2D(ConfigReader config) => new(
        (long)config.Required("filters"),
        Sizes(config, "kernel_size")!,
        Sizes(config, "strides"),
        Padding(config),
        Format(config),
        Sizes(config, "dilation_rate"),
        (int)(config.Whole("groups") ?? 1),
        Activation(config),
        config.Flag("use_bias", true),
        Initializer.Makers.Read(config, "kernel_initializer"),
        Initializer.Makers.Read(config, "bias_initializer"),
        Regularizer.Makers.Read(config, "kernel_regularizer"),
        Regularizer.Makers.Read(config, "bias_regularizer"),
        Constraint.Makers.Read(config, "kernel_constraint"),
        Constraint.Makers.Read(config, "bias_constraint"),
        Regularizer.Makers.Read(config, "activity_regularizer"),
        config.OptionalText("name"));

    public static DepthwiseConv2D ReadDepthwiseConv2D(ConfigReader config) => new(
        Sizes(config, "kernel_size")!,
        Sizes(config, "strides"),
        Padding(config),
        (int)(config.Whole("depth_multiplier") ?? 1),
        Format(config),
        Sizes(config, "dilation_rate"),
        Activation(config),
        config.Flag("use_bias", true),
        Initializer.Makers.Read(config, "depthwise_initializer"),
        Initializer.Makers.Read(config, "bias_initializer"),
        Regularizer.Makers.Read(config, "depthwise_regularizer"),
        Regularizer.Makers.Read(config, "bias_regularizer"),
        Constraint.Makers.Read(config, "depthwise_constraint"),
        Constraint.Makers.Read(config, "bias_constraint"),
        Regularizer.Makers.Read(config, "activity_regularizer"),
        config.OptionalText("name"));

    public static SeparableConv2D ReadSeparableConv2D(ConfigReader config) => new(
        (long)config.Required("filters"),
        Sizes(config, "kernel_size")!,
        Sizes(config, "strides"),
        Padding(config),
        Format(config),
        Sizes(config, "dilation_rate"),
        (int)(config.Whole("depth_multiplier") ?? 1),
        Activation(config),
        config.Flag("use_bias", true),
        Initializer.Makers.Read(config, "depthwise_initializer"),
        Initializer.Makers.Read(config, "pointwise_initializer"),
        Initializer.Makers.Read(config, "bias_initializer"),
        Regularizer.Makers.Read(config, "depthwise_regularizer"),
        Regularizer.Makers.Read(config, "pointwise_regularizer"),
        Regularizer.Makers.Read(config, "bias_regularizer"),
        Constraint.Makers.Read(config, "depthwise_constraint"),
        Constraint.Makers.Read(config, "pointwise_constraint"),
        Constraint.Makers.Read(config, "bias_constraint"),
        Regularizer.Makers.Read(config, "activity_regularizer"),
        config.OptionalText("name"));

    public static MaxPooling2D ReadMaxPooling2D(ConfigReader config) => new(
        Sizes(config, "pool_size"), Sizes(config, "strides"), Padding(config), Format(config), config.OptionalText("name"));

    public static AveragePooling2D ReadAveragePooling2D(ConfigReader config) => new(
        Sizes(config, "pool_size"), Sizes(config, "strides"), Padding(config), Format(config), config.OptionalText("name"));

    public static string TextOf(PaddingKind padding) => padding switch
    {
        PaddingKind.Same => "same",
        PaddingKind.Causal => "causal",
        _ => "valid",
    };

    public static string TextOf(DataFormat format) =>
        format == DataFormat.ChannelsLast ? "channels_last" : "channels_first";

    private static int[]? Sizes(ConfigReader config, string key) =>
        config.OneOrMore(key)?.Select(size => (int)size).ToArray();

    private static PaddingKind Padding(ConfigReader config) => Read(
        config, "padding", "valid", [PaddingKind.Valid, PaddingKind.Same, PaddingKind.Causal], TextOf);

    private static DataFormat Format(ConfigReader config) => Read(
        config, "data_format", "channels_last", [DataFormat.ChannelsLast, DataFormat.ChannelsFirst], TextOf);

    private static T Read<T>(ConfigReader config, string key, string fallback, T[] kinds, Func<T, string> textOf)
    {
        string word = config.Text(key, fallback);
        int index = Array.FindIndex(kinds, kind => textOf(kind) == word);
        return index >= 0
            ? kinds[index]
            : throw new InvalidArgumentException(
                $"{key} is '{word}'; it must be one of {string.Join(", ", kinds.Select(textOf))}.");
    }

    private static ActivationFunction? Activation(ConfigReader config) =>
        config.OptionalText("activation") is { } name and not "linear" ? ActivationFunction.Named(name) : null;
}
