using System.Globalization;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>The launch of a record's own source: the entry of a dtype, the grid and the block, the arguments.</summary>
internal sealed partial class OpEmitter
{
    // A grid-stride loop needs no more blocks than a device runs at once; more would only wait.
    private const int ThreadsOfLoop = 256;

    private void WriteDeviceSource(CudaSourceKernel kernel)
    {
        LaunchModel launch = kernel.Launch;
        if (kernel.Args.Any(argument => argument is Member { Part: "counter" }))
        {
            _writer.Line("UInt128 counter = call.State.Counter;");
        }

        _writer.Line($"DeviceBackend.Of({LoopLocal("device")}).Launch(new DeviceCall");
        using (_writer.Open(close: "});"))
        {
            _writer.Line("Site = site,");
            _writer.Line("Program = Program,");
            _writer.Line($"Device = {LoopLocal("device")},");
            _writer.Line($"DType = {(SwitchAttr(kernel) is null ? "DType.Invalid" : "dtype")},");
            _writer.Line($"Entry = {EntryText(kernel)},");
            if (launch.Over is { } over)
            {
                _writer.Line($"Grid = DeviceGrid.Over({CallMember(over)}.Count, {Text(ThreadsOfLoop)}),");
                _writer.Line($"Block = {Text(ThreadsOfLoop)},");
            }
            else
            {
                WriteSizes(launch);
            }

            if (launch.Shared is { } shared)
            {
                _writer.Line($"SharedBytes = checked((uint)({CallScalars().Number(shared)})),");
            }

            _writer.Line($"Arguments = [{string.Join(", ", kernel.Args.Select(DeviceValue))}],");
        }
    }

    private void WriteSizes(LaunchModel launch)
    {
        string[] names = ["Grid", "GridY", "GridZ"];
        for (int i = 0; i < launch.Grid.Count; i++)
        {
            _writer.Line($"{names[i]} = checked((uint)({CallScalars().Number(launch.Grid[i])})),");
        }

        string[] blocks = ["Block", "BlockY", "BlockZ"];
        for (int i = 0; i < launch.Block.Count; i++)
        {
            _writer.Line($"{blocks[i]} = checked((uint)({CallScalars().Number(launch.Block[i])})),");
        }
    }

    // Constants, so that a call makes no garbage.
    private string EntryText(CudaSourceKernel kernel)
    {
        if (SwitchAttr(kernel) is not { } attr)
        {
            return Identifiers.Quote(kernel.Entry);
        }

        IEnumerable<string> cases = DeviceTypes([kernel], attr).InOrder().Select(dtype =>
        {
            string entry = kernel.Entry.Replace("{" + attr + "}", DTypes.CudaSuffix(dtype))
                .Replace("{bytes}", DTypes.Size(dtype).ToString(CultureInfo.InvariantCulture));
            return $"{Identifiers.Of(dtype)} => {Identifiers.Quote(entry)}";
        });
        return $"dtype switch {{ {string.Join(", ", cases.Append("_ => \"\""))} }}";
    }

    private string DeviceValue(Expression argument)
    {
        switch (argument)
        {
            case Name name when (_op.Input(name.Identifier) ?? _op.Output(name.Identifier)) is { } tensor:
                bool isScalar = tensor is { IsScalar: true } && _op.Input(name.Identifier) is not null;
                return isScalar ? $"DeviceArgument.Scalar({CallMember(name.Identifier)})" : CallMember(name.Identifier);
            case Name name when _op.Attr(name.Identifier) is { Kind: AttrKind.Type }:
                return $"(int){CallMember(name.Identifier)}";
            case Name name when _op.Attr(name.Identifier) is not null:
                return CallMember(name.Identifier);
            case Member { Part: "key" }:
                return "call.State.Key";
            case Member { Part: "counter" }:
                return "DeviceArgument.Struct(&counter, sizeof(UInt128))";
            default:
                return CallScalars().Number(argument);
        }
    }

    private ScalarText CallScalars() => new(_emission, name =>
        _op.Attr(name) is not null ? CallMember(name)
        : _op.Input(name) is { IsHost: true } input
            ? $"HostValues.{(DTypeSet.Floats.Contains(input.DType) ? "Real" : "Integer")}({CallMember(name)})"
        : _op.Shape.BoundDims.Contains(name) ? "call." + CallStructs.DimName(name) : null);

    private string CallMember(string name) => "call." + Identifiers.Pascal(
        _op.Attr(name) is { } attr ? CallStructs.AttrName(_op, attr) : (_op.Input(name) ?? _op.Output(name))!.CSharpName);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
