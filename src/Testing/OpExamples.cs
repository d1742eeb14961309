using System.Reflection;
using System.Runtime.CompilerServices;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;
using RawOpsNet.OpServices;
using RawOpsNet.Testing.Examples;

namespace RawOpsNet.Testing;

/// <summary>
/// The examples of a yaml file: what its records say under <c>tests</c>. One call runs them all, under any test framework:
/// <c>OpExamples.From("acme.ops.yaml").Check()</c>.
/// </summary>
public sealed class OpExamples
{
    private OpExamples(OpExample[] all) => All = all;

    /// <summary>The examples in the order of the files, one for each dtype that an example names.</summary>
    public IReadOnlyList<OpExample> All { get; }

    /// <summary>Gets the names of the examples: the cases of a theory.</summary>
    public IEnumerable<string> Names => All.Select(example => example.Name);

    /// <summary>Gets an example by its name.</summary>
    /// <param name="name">The name, as <see cref="Names"/> gives it.</param>
    /// <exception cref="ArgumentException">There is no such example.</exception>
    public OpExample this[string name] => All.FirstOrDefault(example => example.Name == name)
        ?? throw new ArgumentException($"There is no example '{name}'. There are {string.Join(", ", Names)}.", nameof(name));

    /// <summary>Reads the examples of a yaml file; of a folder's ops.yaml and *.ops.yaml where the path is a folder.</summary>
    /// <param name="path">The path, from the folder of the test or from a folder above it.</param>
    /// <param name="test">The test's source file; the compiler gives it.</param>
    /// <exception cref="FileNotFoundException">Neither the test's folder nor one above has the file.</exception>
    /// <exception cref="ArgumentException">The yaml has errors, or no assembly beside the test has its ops.</exception>
    public static OpExamples From(string path, [CallerFilePath] string test = "")
    {
        OpsFile[] files =
            [.. YamlFile.Find(path, test).Select(file => new OpsFile(Path.GetFileName(file), File.ReadAllText(file)))];
        IEnumerable<OpSignature> known = SignaturesOf(typeof(OpRegistry).Assembly);
        BoundFiles bound = OpsBinder.Bind(files, known.ToArray(), default, CancellationToken.None);
        string[] errors = [.. bound.Ops.Where(placed => placed.Op.Model.IsBroken).Select(placed => placed.Op.Model.Name)];
        if (errors.Length > 0)
        {
            throw new ArgumentException($"The yaml has errors in {string.Join(", ", errors)}; a build says which.", nameof(path));
        }

        foreach (PlacedOp placed in bound.Ops)
        {
            Load(placed.Op.Head.Namespace + "." + placed.Op.Head.ClassName, placed.Op.Model.Name);
        }

        return new OpExamples([.. bound.Ops.SelectMany(ExamplesOf)]);
    }

    /// <summary>Runs every example.</summary>
    /// <exception cref="ExampleException">
    /// Some do not hold; the message has a line for each with file, line, op, example, what it gave and what it says.
    /// </exception>
    public void Check()
    {
        string[] problems = [.. All.Select(example => example.Problem()).OfType<string>()];
        if (problems.Length > 0)
        {
            throw new ExampleException(
                $"{problems.Length} of {All.Count} examples do not hold.\n{string.Join('\n', problems)}");
        }
    }

    private static IEnumerable<OpExample> ExamplesOf(PlacedOp placed) => placed.Op.Tests.Tests
        .Where(test => test.Devices.Count == 0 || test.Devices.Contains("cpu"))
        .SelectMany(test => InEachDType(placed.Op.Model, test)
            .Select(example => new OpExample(example, Path.GetFileName(placed.Path), placed.FirstLine + test.RelativeLine + 1)));

    private static IEnumerable<Example> InEachDType(OpModel op, TestModel test) => test.Types.Count == 0
        ? [new Example(op, test, null)]
        : test.Types.Select(dtype => new Example(op, test, (DType)(byte)dtype));

    private static IEnumerable<OpSignature> SignaturesOf(Assembly assembly) =>
        assembly.GetCustomAttributes<OpSignaturesAttribute>().SelectMany(attribute => SignatureText.Read(attribute.Text));

    // An assembly registers its ops when it is first touched, which no code of the test may have done yet.
    private static void Load(string type, string op)
    {
        if (OpRegistry.TryGet(op, out OpDefinition? known) && known.Class == type)
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            if (TryLoad(file)?.GetType(type) is { } found)
            {
                RuntimeHelpers.RunModuleConstructor(found.Module.ModuleHandle);
                return;
            }
        }

        throw new ArgumentException(
            $"No assembly in '{AppContext.BaseDirectory}' has the class {type} of op {op}. Does the test reference its project?");
    }

    private static Assembly? TryLoad(string file)
    {
        try
        {
            return Assembly.Load(AssemblyName.GetAssemblyName(file));
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            // A native library, or an assembly of another framework: not where ops are.
            return null;
        }
    }
}
