using RawOpsNet.Optimizers;
using static RawOpsNet.Models.ConvolutionConfig;

namespace RawOpsNet.Models;

/// <summary>Reads the configs of pooling.</summary>
internal static class PoolingConfig
{
    public static MaxPooling1D ReadMaxPooling1D(ConfigReader config) => new(
        Sizes(config, "pool_size")?[0] ?? 2,
        Sizes(config, "strides")?[0],
        Padding(config),
        Format(config),
        config.OptionalText("name"));

    public static MaxPooling2D ReadMaxPooling2D(ConfigReader config) => new(
        Sizes(config, "pool_size"), Sizes(config, "strides"), Padding(config), Format(config), config.OptionalText("name"));

    public static MaxPooling3D ReadMaxPooling3D(ConfigReader config) => new(
        Sizes(config, "pool_size"), Sizes(config, "strides"), Padding(config), Format(config), config.OptionalText("name"));

    public static AveragePooling1D ReadAveragePooling1D(ConfigReader config) => new(
        Sizes(config, "pool_size")?[0] ?? 2,
        Sizes(config, "strides")?[0],
        Padding(config),
        Format(config),
        config.OptionalText("name"));

    public static AveragePooling2D ReadAveragePooling2D(ConfigReader config) => new(
        Sizes(config, "pool_size"), Sizes(config, "strides"), Padding(config), Format(config), config.OptionalText("name"));

    public static AveragePooling3D ReadAveragePooling3D(ConfigReader config) => new(
        Sizes(config, "pool_size"), Sizes(config, "strides"), Padding(config), Format(config), config.OptionalText("name"));

    public static GlobalMaxPooling1D ReadGlobalMaxPooling1D(ConfigReader config) =>
        new(Format(config), config.Flag("keepdims"), config.OptionalText("name"));

    public static GlobalMaxPooling2D ReadGlobalMaxPooling2D(ConfigReader config) =>
        new(Format(config), config.Flag("keepdims"), config.OptionalText("name"));

    public static GlobalMaxPooling3D ReadGlobalMaxPooling3D(ConfigReader config) =>
        new(Format(config), config.Flag("keepdims"), config.OptionalText("name"));

    public static GlobalAveragePooling1D ReadGlobalAveragePooling1D(ConfigReader config) =>
        new(Format(config), config.Flag("keepdims"), config.OptionalText("name"));

    public static GlobalAveragePooling2D ReadGlobalAveragePooling2D(ConfigReader config) =>
        new(Format(config), config.Flag("keepdims"), config.OptionalText("name"));

    public static GlobalAveragePooling3D ReadGlobalAveragePooling3D(ConfigReader config) =>
        new(Format(config), config.Flag("keepdims"), config.OptionalText("name"));
}
