namespace RawOpsNet.Checkpoints;

/// <summary>Says where a tensor of a TensorFlow checkpoint stands (BundleEntryProto, tensor_bundle.proto).</summary>
internal readonly record struct BundleEntry(DType DType, Shape Shape, int Shard, long Offset, long Size, uint Crc, bool IsSliced)
{
    /// <summary>Reads the message; throws <see cref="FormatException"/> where it is damaged.</summary>
    public static BundleEntry Read(ReadOnlySpan<byte> message)
    {
        (int dtype, int shard, long offset, long size, uint crc, bool isSliced) = (0, 0, 0L, 0L, 0u, false);
        Shape shape = default;
        ProtobufReader fields = new(message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    dtype = fields.Int32;
                    break;
                case 2:
                    shape = ReadShape(fields.Bytes);
                    break;
                case 3:
                    shard = fields.Int32;
                    break;
                case 4:
                    offset = (long)fields.Number;
                    break;
                case 5:
                    size = (long)fields.Number;
                    break;
                case 6:
                    crc = (uint)fields.Number;
                    break;
                case 7:
                    isSliced = true;
                    break;
            }
        }

        return new BundleEntry(
            dtype is > 0 and <= byte.MaxValue ? (DType)dtype : DType.Invalid, shape, shard, offset, size, crc, isSliced);
    }

    private static Shape ReadShape(ReadOnlySpan<byte> message)
    {
        List<long> dims = [];
        ProtobufReader fields = new(message);
        while (fields.Next())
        {
            if (fields.Field == 3 && fields.Number != 0)
            {
                throw new FormatException("The shape has no rank.");
            }

            if (fields.Field != 2)
            {
                continue;
            }

            long size = 0;
            ProtobufReader dim = new(fields.Bytes);
            while (dim.Next())
            {
                size = dim.Field == 1 ? (long)dim.Number : size;
            }

            dims.Add(dims.Count < Shape.MaxRank && size >= 0
                ? size
                : throw new FormatException($"The shape has more than {Shape.MaxRank} dims, or one of {size}."));
        }

        return Shape.Adopt([.. dims]);
    }
}
