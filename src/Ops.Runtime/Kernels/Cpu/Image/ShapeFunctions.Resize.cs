using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Shapes of resized images.</summary>
internal static partial class ShapeFunctions
{
    internal static partial Shape ResizeBilinear(in ResizeBilinearShape s) =>
        ResizedImages(s.Site, s.Images.Shape, "images", s.Size);

    internal static partial Shape ResizeNearestNeighbor(in ResizeNearestNeighborShape s) =>
        ResizedImages(s.Site, s.Images.Shape, "images", s.Size);

    internal static partial Shape ResizeNearestNeighborGrad(in ResizeNearestNeighborGradShape s) =>
        ResizedImages(s.Site, s.Grads.Shape, "grads", s.Size);

    internal static partial Shape ResizeBilinearGrad(in ResizeBilinearGradShape s)
    {
        RequirePixels(s.Site, s.Grads.Shape, "grads");
        RequirePixels(s.Site, s.OriginalImage.Shape, "original_image");
        Shape grads = s.Grads.Shape;
        Shape original = s.OriginalImage.Shape;
        if (grads[0] != original[0] || grads[3] != original[3])
        {
            s.Site.Invalid(
                "grads", $"grads has shape {grads}, original_image {original}; the batch and the channels must be the same.");
        }

        return original;
    }

    private static Shape ResizedImages(in OpSite site, Shape images, string argument, Tensor size)
    {
        RequirePixels(site, images, argument);
        if (size.Rank != 1 || size.Count != 2)
        {
            site.Invalid("size", $"size has shape {size.Shape}; it must be [2], a height and a width.");
        }

        for (int i = 0; i < 2; i++)
        {
            if (HostValues.Integer(size, i) < 1)
            {
                site.Invalid("size", $"size[{i}] is {HostValues.Integer(size, i)}; it must be positive.");
            }
        }

        return Shapes.Of(site, [images[0], HostValues.Integer(size, 0), HostValues.Integer(size, 1), images[3]], "output");
    }

    private static void RequirePixels(in OpSite site, Shape images, string argument)
    {
        site.Rank(4, images, argument);
        if (images[1] == 0 || images[2] == 0)
        {
            site.Invalid(argument, $"{argument} has shape {images}; its images must have pixels.");
        }
    }
}
