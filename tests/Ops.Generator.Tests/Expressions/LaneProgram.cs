using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Lanes;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Generator.Expressions;

/// <summary>Compiles emitted bodies as generated code is compiled, and runs them over any lane of the runtime.</summary>
internal sealed class LaneProgram
{
    private readonly Dictionary<string, (LaneBody Body, MethodInfo Method)> _methods = [];

    /// <summary>Compiles bodies by name.</summary>
    public LaneProgram(IEnumerable<(string Name, Body Body, BodyScope Scope)> bodies)
    {
        StringBuilder source = new("""
            using RawOpsNet.OpServices;
            public static unsafe class Program
            {

            """);
        List<(string Name, LaneBody Body)> lanes = [];
        foreach ((string name, Body body, BodyScope scope) in bodies)
        {
            LaneBody lane = LaneEmitter.Emit(body, scope);
            source.Append("    public static void ").Append(name).Append("<T, V>(nint[] p, nint i) ")
                .Append("where T : unmanaged where V : unmanaged, ILane<V, T>\n    {\n");
            for (int k = 0; k < lane.Fields.Count; k++)
            {
                source.Append("        Operand ").Append(lane.Fields[k].Name)
                    .Append(" = new((void*)p[").Append(k).Append("], -1);\n");
            }

            source.Append(string.Concat(lane.Lines.Select(line => "        " + line + "\n"))).Append("    }\n");
            lanes.Add((name, lane));
        }

        Type program = Compile(source.Append('}').ToString()).GetType("Program")!;
        foreach ((string name, LaneBody body) in lanes)
        {
            _methods[name] = (body, program.GetMethod(name)!);
        }
    }

    /// <summary>Runs a body over elements: <paramref name="values"/> gives each operand's array; outputs are written
    /// there.</summary>
    public unsafe void Run<T, V>(string name, Func<string, Array> values)
        where T : unmanaged
        where V : unmanaged, ILane<V, T>
    {
        (LaneBody body, MethodInfo method) = _methods[name];
        List<System.Runtime.InteropServices.GCHandle> pins = [];
        int count = int.MaxValue;
        foreach (LaneField field in body.Fields)
        {
            Array array = values(field.Source);
            count = Math.Min(count, array.Length);
            pins.Add(System.Runtime.InteropServices.GCHandle.Alloc(array, System.Runtime.InteropServices.GCHandleType.Pinned));
        }

        nint[] pointers = pins.Select(pin => pin.AddrOfPinnedObject()).ToArray();
        Action<nint[], nint> step = method.MakeGenericMethod(typeof(T), typeof(V)).CreateDelegate<Action<nint[], nint>>();
        for (int i = 0; i + V.Count <= count; i += V.Count)
        {
            step(pointers, i);
        }

        pins.ForEach(pin => pin.Free());
    }

    private static Assembly Compile(string source)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "LaneProgram",
            [CSharpSyntaxTree.ParseText(source)],
            trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                optimizationLevel: OptimizationLevel.Release));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(10)));
        return Assembly.Load(image.ToArray());
    }
}
