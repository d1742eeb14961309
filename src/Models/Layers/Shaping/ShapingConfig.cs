using System.Collections;
using System.Globalization;
using RawOpsNet.Optimizers;
using static RawOpsNet.Models.ConvolutionConfig;

namespace RawOpsNet.Models;

/// <summary>Reads the configs of layers that give samples another shape.</summary>
internal static class ShapingConfig
{
    public static Reshape ReadReshape(ConfigReader config) => new(
        [.. config.Wholes("target_shape")], config.OptionalText("name"));

    public static Permute ReadPermute(ConfigReader config) => new(
        config.OneOrMoreIntegers("dims") ?? [], config.OptionalText("name"));

    public static RepeatVector ReadRepeatVector(ConfigReader config) =>
        new(config.RequiredInteger("n"), config.OptionalText("name"));

    public static ZeroPadding1D ReadZeroPadding1D(ConfigReader config) =>
        new(Ends(config.Value("padding") ?? 1, "padding"), config.OptionalText("name"));

    public static ZeroPadding2D ReadZeroPadding2D(ConfigReader config) =>
        new(Margins(config.Value("padding") ?? 1, "padding", 2), Format(config), config.OptionalText("name"));

    public static ZeroPadding3D ReadZeroPadding3D(ConfigReader config) =>
        new(Margins(config.Value("padding") ?? 1, "padding", 3), Format(config), config.OptionalText("name"));

    public static Cropping1D ReadCropping1D(ConfigReader config) =>
        new(Ends(config.Value("cropping") ?? 1, "cropping"), config.OptionalText("name"));

    public static Cropping2D ReadCropping2D(ConfigReader config) =>
        new(Margins(config.Value("cropping") ?? 0, "cropping", 2), Format(config), config.OptionalText("name"));

    public static Cropping3D ReadCropping3D(ConfigReader config) =>
        new(Margins(config.Value("cropping") ?? 1, "cropping", 3), Format(config), config.OptionalText("name"));

    public static UpSampling1D ReadUpSampling1D(ConfigReader config) =>
        new(Sizes(config, "size")?[0] ?? 2, config.OptionalText("name"));

    public static UpSampling2D ReadUpSampling2D(ConfigReader config) => new(
        Sizes(config, "size"),
        Format(config),
        config.Text("interpolation", UpSampling2D.Nearest),
        config.OptionalText("name"));

    public static UpSampling3D ReadUpSampling3D(ConfigReader config) =>
        new(Sizes(config, "size"), Format(config), config.OptionalText("name"));

    public static int[] Write((int Before, int After) ends) => [ends.Before, ends.After];

    // Keras takes one number for all, a number for each dim, or a pair for each.
    private static (int Before, int After)[] Margins(object value, string key, int dims)
    {
        object[] ofDims = value is IEnumerable list and not string
            ? [.. list.Cast<object>()]
            : [.. Enumerable.Repeat(value, dims)];
        return [.. ofDims.Select(ends => Ends(ends, key))];
    }

    private static (int Before, int After) Ends(object value, string key) => value switch
    {
        IEnumerable list and not string when list.Cast<object?>().ToArray() is [{ } before, { } after] =>
            (Whole(before, key), Whole(after, key)),
        _ => (Whole(value, key), Whole(value, key)),
    };

    private static int Whole(object value, string key) => value is IConvertible number and not string and not bool
        ? number.ToInt32(CultureInfo.InvariantCulture)
        : throw new InvalidArgumentException($"{key} holds {value}; it must hold whole numbers, or pairs of them.");
}
