using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>The ops on handles of variables.</summary>
internal static partial class CpuKernels
{
    internal static partial void VarHandleOp(ref VarHandleOpCall call) =>
        call.Resource = ResourceOps.VarHandle(
            call.Site.Op, call.Site.Label, call.Container, call.SharedName, call.Dtype, call.Shape);

    internal static partial void ReadVariableOp(ref ReadVariableOpCall call) =>
        call.Value = ResourceOps.Read(call.Site.Op, call.Site.Label, call.Resource, call.Dtype);

    internal static partial void AssignVariableOp(in AssignVariableOpCall call) =>
        ResourceOps.Assign(call.Site.Op, call.Site.Label, call.Resource, call.Value, call.ValidateShape);

    internal static partial void VarIsInitializedOp(in VarIsInitializedOpCall call) =>
        TensorAccess.Write<bool>(call.IsInitialized)[0] = ResourceOps.IsInitialized(call.Resource);

    internal static partial void VariableShape(ref VariableShapeCall call)
    {
        Shape shape = ResourceOps.Shape(call.Site.Op, call.Site.Label, call.Input);
        call.Output = TensorAccess.Allocate([shape.Rank], call.OutType);
        WriteDims(call.Site, shape, call.Output);
    }

    internal static partial void DestroyResourceOp(in DestroyResourceOpCall call) =>
        ResourceOps.Destroy(call.Site.Op, call.Site.Label, call.Resource, call.IgnoreLookupError);
}
