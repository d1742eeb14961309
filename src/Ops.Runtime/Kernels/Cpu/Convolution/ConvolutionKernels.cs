using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// The room of convolution. ConvolutionPlan describes one; this class chooses a form for it: a matrix product where the filter
// covers one pixel, DepthwiseKernels where each channel has its own filters, else TapProduct (a convolution and its
// transpose, which is the gradient of the input) and FilterProduct (the gradient of the filter), on the matrix product's
// tiles.

/// <summary>Computes convolutions of images and volumes, and their gradients.</summary>
internal static unsafe class ConvolutionKernels
{
    // Fewer channels than this make tiles too thin to be worth a call for each tap.
    private const long FewChannels = 16;

    /// <summary>Convolves.</summary>
    public static void Forward<T>(in ConvolutionPlan plan, Tensor input, Tensor filter, Tensor output)
        where T : unmanaged, INumber<T> => Forward(plan, input, filter, output, default(Epilogue<T>));

    /// <summary>Convolves, and applies what follows to the channels of each pixel.</summary>
    public static void Forward<T>(
        in ConvolutionPlan plan, Tensor input, Tensor filter, Tensor output, in Epilogue<T> epilogue)
        where T : unmanaged, INumber<T>
    {
        if (HalfCopies.Concern<T>())
        {
            // Sums are rounded before anything is added, as they are between ops.
            ForwardHalves(plan, input, filter, output, epilogue);
        }
        else
        {
            Forward<T, T>(plan, input, filter, output, epilogue);
        }
    }

    /// <summary>Computes the gradient of the input.</summary>
    public static void Input<T>(in ConvolutionPlan plan, Tensor filter, Tensor gradient, Tensor output)
        where T : unmanaged, INumber<T>
    {
        if (HalfCopies.Concern<T>())
        {
            Input<T, float>(plan, filter, gradient, output);
        }
        else
        {
            Input<T, T>(plan, filter, gradient, output);
        }
    }

    /// <summary>Computes the gradient of the filter.</summary>
    public static void Filter<T>(in ConvolutionPlan plan, Tensor input, Tensor gradient, Tensor output)
        where T : unmanaged, INumber<T>
    {
        if (HalfCopies.Concern<T>())
        {
            Filter<T, float>(plan, input, gradient, output);
        }
        else
        {
            Filter<T, T>(plan, input, gradient, output);
        }
    }

    /// <summary>Tells whether the taps of a row are so thin that they are rows of one tile, over padded images.</summary>
    public static bool MergesTaps(in ConvolutionPlan plan) =>
        plan.Groups == 1 && plan.Window.Columns.Dilation == 1 && plan.GroupChannels < FewChannels;

    private static void ForwardHalves<T>(
        in ConvolutionPlan plan, Tensor input, Tensor filter, Tensor output, in Epilogue<T> epilogue)
        where T : unmanaged
    {
        Forward<T, float>(plan, input, filter, output, default);
        if (epilogue.IsEmpty || output.Count == 0)
        {
            return;
        }

        bool isFirst = plan.Window.IsChannelsFirst;
        Tensor pixels = isFirst ? ChannelOrder.ToLast<T>(output) : output;
        epilogue.Apply(
            (T*)TensorAccess.Pointer(pixels), (nint)plan.Filters, (nint)plan.Window.OutputPixels, (nint)plan.Filters);
        if (isFirst)
        {
            ChannelOrder.ToFirst<T>(pixels, output);
            pixels.Dispose();
        }
    }

    private static void Forward<T, TCompute>(
        in ConvolutionPlan plan, Tensor input, Tensor filter, Tensor output, in Epilogue<TCompute> epilogue)
        where T : unmanaged
        where TCompute : unmanaged, INumber<TCompute>
    {
        if (output.Count == 0)
        {
            return;
        }

        using var images = StagedImages<T, TCompute>.Read(input, plan.Window.IsChannelsFirst);
        using var weights = StagedImages<T, TCompute>.Read(filter, false);
        using var result = StagedImages<T, TCompute>.Write(output, plan.Window.IsChannelsFirst);
        if (plan.IsProduct)
        {
            MatrixProduct.Multiply(
                new ProductShape((nint)plan.Window.InputPixels, (nint)plan.Filters, (nint)plan.Window.Channels),
                images.Data, weights.Data, result.Data, epilogue);
        }
        else if (plan.IsDepthwise)
        {
            DepthwiseKernels.Forward(plan, images.Data, weights.Data, result.Data);
            epilogue.Apply(result.Data, (nint)plan.Filters, (nint)plan.Window.OutputPixels, (nint)plan.Filters);
        }
        else
        {
            Product(plan, images.Data, weights.Data, result.Data, isTransposed: false, epilogue).Run();
        }

        result.Commit();
    }

    private static void Input<T, TCompute>(in ConvolutionPlan plan, Tensor filter, Tensor gradient, Tensor output)
        where T : unmanaged
        where TCompute : unmanaged, INumber<TCompute>
    {
        if (output.Count == 0)
        {
            return;
        }

        using var changes = StagedImages<T, TCompute>.Read(gradient, plan.Window.IsChannelsFirst);
        using var weights = StagedImages<T, TCompute>.Read(filter, false);
        using var result = StagedImages<T, TCompute>.Write(output, plan.Window.IsChannelsFirst);
        if (plan.IsProduct)
        {
            ProductShape shape = new((nint)plan.Window.InputPixels, (nint)plan.Window.Channels, (nint)plan.Filters)
            {
                TransposeB = true,
            };
            MatrixProduct.Multiply(shape, changes.Data, weights.Data, result.Data);
        }
        else if (plan.IsDepthwise)
        {
            DepthwiseKernels.Input(plan, weights.Data, changes.Data, result.Data);
        }
        else
        {
            Product(plan, changes.Data, weights.Data, result.Data, isTransposed: true, default).Run();
        }

        result.Commit();
    }

    private static void Filter<T, TCompute>(in ConvolutionPlan plan, Tensor input, Tensor gradient, Tensor output)
        where T : unmanaged
        where TCompute : unmanaged, INumber<TCompute>
    {
        if (gradient.Count == 0 || input.Count == 0)
        {
            TensorAccess.Clear(output);
            return;
        }

        using var images = StagedImages<T, TCompute>.Read(input, plan.Window.IsChannelsFirst);
        using var changes = StagedImages<T, TCompute>.Read(gradient, plan.Window.IsChannelsFirst);
        using var result = StagedImages<T, TCompute>.Write(output, false);
        if (plan.IsProduct)
        {
            ProductShape shape = new((nint)plan.Window.Channels, (nint)plan.Filters, (nint)plan.Window.InputPixels)
            {
                TransposeA = true,
            };
            MatrixProduct.Multiply(shape, images.Data, changes.Data, result.Data);
        }
        else if (plan.IsDepthwise)
        {
            DepthwiseKernels.Filter(plan, images.Data, changes.Data, result.Data);
        }
        else
        {
            using PaddedColumns<TCompute> padded = MergesTaps(plan)
                ? PaddedColumns<TCompute>.Around(plan.Window, images.Data)
                : PaddedColumns<TCompute>.InPlace(plan.Window, images.Data);
            FilterProduct<TCompute> product = new()
            {
                Plan = plan,
                Input = padded,
                Gradient = changes.Data,
                Result = result.Data,
            };
            product.Run();
        }

        result.Commit();
    }

    private static TapProduct<T> Product<T>(
        in ConvolutionPlan plan, T* source, T* filter, T* result, bool isTransposed, in Epilogue<T> epilogue)
        where T : unmanaged, INumber<T>
    {
        SlidingWindow window = plan.Window;
        return new TapProduct<T>
        {
            Planes = isTransposed ? TapLine.Transposed(window.Planes) : TapLine.Forward(window.Planes),
            Rows = isTransposed ? TapLine.Transposed(window.Rows) : TapLine.Forward(window.Rows),
            Columns = isTransposed ? TapLine.Transposed(window.Columns) : TapLine.Forward(window.Columns),
            Batch = (nint)window.Batch,
            SourceChannels = (nint)(isTransposed ? plan.Filters : window.Channels),
            ResultChannels = (nint)(isTransposed ? window.Channels : plan.Filters),
            Groups = (nint)plan.Groups,
            IsTransposed = isTransposed,
            Multiplications = plan.Multiplications,
            Source = source,
            Filter = filter,
            Result = result,
            Epilogue = epilogue,
        };
    }
}
