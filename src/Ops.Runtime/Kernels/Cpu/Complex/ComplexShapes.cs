using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Complex numbers and their parts pair as complex64 with float32 and complex128 with float64.
internal static partial class ShapeFunctions
{
    internal static partial Shape ComplexPair(in ComplexShape s)
    {
        Pairs(s.Site, "Tout", s.Tout, "T", s.Real.DType);
        return Shapes.Broadcast(s.Site, s.Real.Shape, "real", s.Imag.Shape, "imag");
    }

    internal static partial Shape ComplexPair(in RealShape s) => Part(s.Site, s.Input, s.Tout);

    internal static partial Shape ComplexPair(in ImagShape s) => Part(s.Site, s.Input, s.Tout);

    internal static partial Shape ComplexPair(in AngleShape s) => Part(s.Site, s.Input, s.Tout);

    internal static partial Shape ComplexPair(in ComplexAbsShape s) => Part(s.Site, s.X, s.Tout);

    internal static partial Shape Bitcast(in BitcastShape s)
    {
        Shape shape = s.Input.Shape;
        int from = s.Input.DType.Size;
        int to = s.Type.Size;
        if (from == to)
        {
            return shape;
        }

        if (from > to)
        {
            return new Shape([.. shape.Dims, from / to]);
        }

        if (shape.Rank == 0 || shape[shape.Rank - 1] != to / from)
        {
            s.Site.Invalid(
                "input",
                $"input is {s.Input.DType.Name} with shape {shape}; its last dimension must be {to / from} to read it as "
                    + $"{s.Type.Name}.");
        }

        return new Shape(shape.Dims[..^1]);
    }

    private static Shape Part(in OpSite site, Tensor input, DType part)
    {
        Pairs(site, "T", input.DType, "Tout", part);
        return input.Shape;
    }

    private static void Pairs(in OpSite site, string complexAttr, DType complex, string partAttr, DType part)
    {
        DType wanted = complex == DType.Complex64 ? DType.Float32 : DType.Float64;
        if (part != wanted)
        {
            site.Invalid(partAttr, $"{partAttr} is {part.Name}; for {complexAttr} = {complex.Name} it must be {wanted.Name}.");
        }
    }
}
