using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Work that is written once for every family of tiles.</summary>
/// <typeparam name="T">Element type.</typeparam>
internal interface ITileUse<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Does the work with tiles of some width.</summary>
    void Run<TTiles>()
        where TTiles : struct, ITileFamily<T>;
}
