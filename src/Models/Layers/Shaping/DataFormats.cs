namespace RawOpsNet.Models;

/// <summary>Tells what a <see cref="DataFormat"/> means for an input.</summary>
internal static class DataFormats
{
    private static readonly string[][] Spatial = [[], ["steps"], ["height", "width"], ["depth", "height", "width"]];

    extension(DataFormat format)
    {
        /// <summary>Names the dims: "samples, height, width, channels".</summary>
        public string Dims(int spatial)
        {
            string between = string.Join(", ", Spatial[spatial]);
            return format == DataFormat.ChannelsLast ? $"samples, {between}, channels" : $"samples, channels, {between}";
        }

        /// <summary>Gives the axes of the spatial dims.</summary>
        public int[] SpatialAxes(int spatial) =>
            [.. Enumerable.Range(format == DataFormat.ChannelsLast ? 1 : 2, spatial)];

        /// <summary>Gives the axis of the channels.</summary>
        public int ChannelAxis(int rank) => format == DataFormat.ChannelsLast ? rank - 1 : 1;
    }
}
