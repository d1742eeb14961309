using RawOpsNet;

namespace Digits;

/// <summary>Holds images as rows of grey values in [0, 1], and their digits.</summary>
internal sealed record DigitImages(Tensor Pixels, Tensor Labels)
{
    /// <summary>The height and width of an image.</summary>
    public const int Side = 28;

    private const int Classes = 10;

    /// <summary>Reads <c>NAME-images-idx3-ubyte.gz</c> and <c>NAME-labels-idx1-ubyte.gz</c> of a folder.</summary>
    /// <exception cref="DataFileException">A file is missing, truncated or wrong.</exception>
    public static DigitImages Read(string folder, string name)
    {
        string imagesPath = Path.Combine(folder, $"{name}-images-idx3-ubyte.gz");
        string labelsPath = Path.Combine(folder, $"{name}-labels-idx1-ubyte.gz");
        IdxFile images = IdxFile.Read(imagesPath, 3);
        IdxFile labels = IdxFile.Read(labelsPath, 1);
        if (images.Dims[1] != Side || images.Dims[2] != Side)
        {
            throw new DataFileException(
                imagesPath, $"the images are {images.Dims[1]} x {images.Dims[2]} pixels; they must be {Side} x {Side}");
        }

        if (labels.Dims[0] != images.Dims[0])
        {
            throw new DataFileException(
                labelsPath, $"there are {labels.Dims[0]} labels for {images.Dims[0]} images in {Path.GetFileName(imagesPath)}");
        }

        int wrong = Array.FindIndex(labels.Data, label => label >= Classes);
        if (wrong >= 0)
        {
            throw new DataFileException(labelsPath, $"label {wrong} is {labels.Data[wrong]}; labels are digits 0 to 9");
        }

        float[] pixels = Array.ConvertAll(images.Data, grey => grey / 255f);
        int[] digits = Array.ConvertAll(labels.Data, label => (int)label);
        return new DigitImages(Tensor.From(pixels, [images.Dims[0], Side * Side]), digits);
    }

    /// <summary>Gives the images the labels of other images, so that there is nothing to learn.</summary>
    public DigitImages WithShuffledLabels(int seed)
    {
        int[] labels = Labels.ToArray<int>();
        new Random(seed).Shuffle(labels);
        return this with { Labels = labels };
    }
}
