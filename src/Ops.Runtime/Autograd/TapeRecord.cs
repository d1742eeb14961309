namespace RawOpsNet.OpServices;

/// <summary>One call on a tape: where its parts begin in the tape's lists.</summary>
internal struct TapeRecord
{
    public OpGradient? Gradient;
    public int Ids;
    public int InputCount;
    public int OutputCount;
    public int Objects;
    public int ObjectCount;
    public int Longs;
}
