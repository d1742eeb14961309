using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Writes and reads the configs of convolutions as Keras does.</summary>
internal static class ConvolutionConfig
{
    public static Conv1D ReadConv1D(ConfigReader config) =>
        new(Filters(config), Groups(config), Options(config), config.OptionalText("name"));

    public static Conv2D ReadConv2D(ConfigReader config) =>
        new(Filters(config), Groups(config), Options(config), config.OptionalText("name"));

    public static Conv3D ReadConv3D(ConfigReader config) =>
        new(Filters(config), Groups(config), Options(config), config.OptionalText("name"));

    public static Conv2DTranspose ReadConv2DTranspose(ConfigReader config)
    {
        RequireOneGroup(config, "Conv2DTranspose");
        return new(Filters(config), Sizes(config, "output_padding"), Options(config), config.OptionalText("name"));
    }

    public static DepthwiseConv2D ReadDepthwiseConv2D(ConfigReader config)
    {
        RequireOneGroup(config, "DepthwiseConv2D");
        return new(DepthMultiplier(config), Options(config, "depthwise"), config.OptionalText("name"));
    }

    public static SeparableConv2D ReadSeparableConv2D(ConfigReader config)
    {
        RequireOneGroup(config, "SeparableConv2D");

        // Keras writes the base class's kernel too, which the layer does not have.
        config.Value("kernel_initializer");
        config.Value("kernel_regularizer");
        config.Value("kernel_constraint");
        return new(
            Filters(config),
            DepthMultiplier(config),
            Options(config, "depthwise"),
            Kernel(config, "pointwise"),
            config.OptionalText("name"));
    }

    public static string TextOf(PaddingKind padding) => padding switch
    {
        PaddingKind.Same => "same",
        PaddingKind.Causal => "causal",
        _ => "valid",
    };

    public static string TextOf(DataFormat format) =>
        format == DataFormat.ChannelsLast ? "channels_last" : "channels_first";

    public static int[]? Sizes(ConfigReader config, string key) =>
        config.OneOrMoreIntegers(key);

    public static PaddingKind Padding(ConfigReader config) => Read(
        config, "padding", "valid", [PaddingKind.Valid, PaddingKind.Same, PaddingKind.Causal], TextOf);

    public static DataFormat Format(ConfigReader config) => Read(
        config, "data_format", "channels_last", [DataFormat.ChannelsLast, DataFormat.ChannelsFirst], TextOf);

    private static ConvolutionOptions Options(ConfigReader config, string kernel = "kernel") => new(
        Sizes(config, "kernel_size")!,
        Sizes(config, "strides"),
        Padding(config),
        Format(config),
        Sizes(config, "dilation_rate"),
        Activation(config),
        Kernel(config, kernel),
        ConvolutionOptions.BiasOf(
            config.Flag("use_bias", true),
            Initializer.Makers.Read(config, "bias_initializer"),
            Regularizer.Makers.Read(config, "bias_regularizer"),
            Constraint.Makers.Read(config, "bias_constraint")),
        Regularizer.Makers.Read(config, "activity_regularizer"));

    private static WeightOptions Kernel(ConfigReader config, string name) => ConvolutionOptions.KernelOf(
        Initializer.Makers.Read(config, name + "_initializer"),
        Regularizer.Makers.Read(config, name + "_regularizer"),
        Constraint.Makers.Read(config, name + "_constraint"));

    private static long Filters(ConfigReader config) => config.RequiredWhole("filters");

    private static int Groups(ConfigReader config) => config.Integer("groups", 1);

    private static int DepthMultiplier(ConfigReader config) => config.Integer("depth_multiplier", 1);

    private static T Read<T>(ConfigReader config, string key, string fallback, T[] kinds, Func<T, string> textOf)
    {
        string word = config.Text(key, fallback);
        int index = Array.FindIndex(kinds, kind => textOf(kind) == word);
        return index >= 0
            ? kinds[index]
            : throw new InvalidArgumentException(
                $"{key} is '{word}'; it must be one of {string.Join(", ", kinds.Select(textOf))}.");
    }

    // Keras writes the base class's groups, which these layers do not split by.
    private static void RequireOneGroup(ConfigReader config, string layer)
    {
        if ((config.OptionalWhole("groups") ?? 1) is not 1 and long groups)
        {
            throw new InvalidArgumentException($"{layer}: groups is {groups}; it must be 1.");
        }
    }

    private static ActivationFunction? Activation(ConfigReader config) =>
        config.OptionalText("activation") is { } name and not "linear" ? ActivationFunction.Named(name) : null;
}
