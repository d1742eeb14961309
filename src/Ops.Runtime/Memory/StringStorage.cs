namespace RawOpsNet.OpServices;

/// <summary>Holds the elements of a string tensor; the collector frees them.</summary>
internal sealed class StringStorage(int count) : Storage
{
    public TString[] Elements { get; } = new TString[count];

    protected override void Recycle()
    {
    }
}
