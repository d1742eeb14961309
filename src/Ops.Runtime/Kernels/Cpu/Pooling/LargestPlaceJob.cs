using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Finds the first largest element of each window, and where it stands.</summary>
internal readonly unsafe struct LargestPlaceJob<T, TPlace>(
    SlidingWindow window, bool countsBatch, T* images, T* output, TPlace* places) : IRangeJob
    where T : unmanaged, INumber<T>
    where TPlace : unmanaged, IBinaryInteger<TPlace>
{
    private readonly SlidingWindow _window = window;
    private readonly bool _countsBatch = countsBatch;
    private readonly T* _images = images;
    private readonly T* _output = output;
    private readonly TPlace* _places = places;

    /// <summary>Runs some rows of the output, counted over all images.</summary>
    public void Run(long start, long end)
    {
        nint channels = (nint)_window.Channels;
        WindowStops stops = new(_window, channels);
        nint output = (nint)(start * _window.Columns.Output) * channels;
        long imageSize = _window.Rows.Input * _window.Columns.Input * channels;
        for (long row = start; row < end; row++)
        {
            stops.MoveToRow(row);
            long first = _countsBatch ? 0 : row / _window.Rows.Output * imageSize;
            for (long column = 0; column < _window.Columns.Output; column++)
            {
                stops.MoveTo(column);
                for (nint channel = 0; channel < channels; channel++, output++)
                {
                    nint place = Largest(stops, channel);
                    _output[output] = _images[place];
                    _places[output] = TPlace.CreateTruncating(place - first);
                }
            }
        }
    }

    // As TensorFlow compares: the first stays unless another is larger, so that a NaN stays where it is first.
    private nint Largest(in WindowStops stops, nint channel)
    {
        nint place = stops.Origin + stops.Offsets[0] + channel;
        T most = _images[place];
        for (nint tap = 1; tap < stops.Count; tap++)
        {
            nint at = stops.Origin + stops.Offsets[tap] + channel;
            if (_images[at] > most)
            {
                most = _images[at];
                place = at;
            }
        }

        return place;
    }
}
