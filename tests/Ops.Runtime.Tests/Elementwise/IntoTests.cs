using System.Reflection;
using RawOpsNet.Generator.Model;
using RawOpsNet.OpServices;
using RawOpsNet.Tests.Runtime.Examples;

namespace RawOpsNet.Tests.Runtime.Elementwise;

/// <summary>The forms that write into an input's buffer, which records permit under <c>reuse</c>.</summary>
public class IntoTests
{
    private static readonly MethodInfo Add = MethodOf("AddV2");

    public static TheoryData<string> Cases() => ExampleSet.Where(example =>
        example.Op.Reuse.Count > 0 && example.Test.Throws is null && SharedInputs(example).Any());

    [Fact]
    public void Every_record_that_permits_it_has_the_form_and_an_example_that_runs_it()
    {
        string[] permitted = [.. ExampleSet.Ops.Select(op => op.Model).Where(op => op.Reuse.Count > 0).Select(op => op.Name)];
        HashSet<string> run = [.. Cases().Select((object[] row) => ExampleSet.Get((string)row[0]).Op.Name)];

        Assert.InRange(permitted.Length, 50, int.MaxValue);
        Assert.DoesNotContain(permitted, op => !run.Contains(op));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Writing_into_an_input_gives_the_bits_of_the_op(string name)
    {
        Example example = ExampleSet.Get(name);
        byte[] expected = TensorAccess.Bytes(new ExampleRun(example).Invoke()[0]).ToArray();
        foreach (string shared in SharedInputs(example))
        {
            Tensor buffer = (Tensor)new ExampleRun(example).Arguments[shared]!;

            object? result = Call(example, buffer, shared);

            Assert.Same(buffer, result);
            Assert.Equal(expected, TensorAccess.Bytes(buffer).ToArray());
        }
    }

    [Fact]
    public void A_buffer_that_does_not_fit_is_refused_and_stays_as_it_was()
    {
        Tensor x = new[] { 1f, 2f, 3f };

        Assert.Equal(
            "AddV2: the buffer of z has shape [2]; the output has shape [3].",
            Refuse(x, new[] { 1f, 2f, 3f }, new[] { 7f, 7f }));
        Assert.Equal("AddV2: the buffer of z is float64; the output is float32.", Refuse(x, x, new[] { 1d, 2, 3 }));
        Assert.Equal([1f, 2f, 3f], x.ToArray<float>());
    }

    [Fact]
    public void Nothing_is_written_under_the_scope_of_another_device()
    {
        Tensor x = new[] { 1f, 2f, 3f };
        using DeviceScope scope = Device.Scope("gpu:0");

        Assert.StartsWith(
            "AddV2: x lies on cpu:0, but the open scope places ops on gpu:0", Refuse(x, x, x), StringComparison.Ordinal);
        Assert.Equal([1f, 2f, 3f], x.ToArray<float>());
    }

    [Fact]
    public void Nothing_is_written_over_while_a_tape_records()
    {
        Tensor x = new[] { 1f, 2f, 3f };
        using GradientTape tape = new();
        tape.Watch(x);

        Assert.Contains("a tape is recording", Refuse(x, x, x), StringComparison.Ordinal);
        Assert.Equal([1f, 2f, 3f], x.ToArray<float>());
    }

    [Fact]
    public void A_variable_is_not_written_behind_its_back()
    {
        Variable variable = new(new[] { 1f, 2f, 3f });
        Tensor read = variable;

        Assert.Contains("a variable's memory", Refuse(read, read, read), StringComparison.Ordinal);
        Assert.Equal([1f, 2f, 3f], variable.Read().ToArray<float>());
    }

    [Fact]
    public void An_input_that_the_record_does_not_name_is_not_written_over()
    {
        Tensor value = Tensor.From([1f, 2f], [1, 2]);
        Tensor bias = TensorAccess.View(value, [2]);

        TargetInvocationException error = Assert.Throws<TargetInvocationException>(
            () => MethodOf("BiasAdd").Invoke(null, [value, bias, BiasAddDataFormat.NHWC, value, null]));

        Assert.Contains("is the memory of bias", Assert.IsType<InvalidArgumentException>(error.InnerException).Message);
    }

    private static string Refuse(Tensor x, Tensor y, Tensor z) => Assert.IsAssignableFrom<OpException>(
        Assert.Throws<TargetInvocationException>(() => Add.Invoke(null, [x, y, z, null])).InnerException).Message;

    // The inputs whose buffer the output may be, and is in this example.
    private static IEnumerable<string> SharedInputs(Example example)
    {
        OpArguments arguments = new ExampleRun(example).Arguments;
        Tensor output = new ExampleRun(example).Invoke()[0];
        return example.Op.Reuse[0].Inputs.Where(input =>
            arguments[input] is Tensor tensor && tensor.Shape == output.Shape && tensor.DType == output.DType);
    }

    private static object? Call(Example example, Tensor buffer, string shared)
    {
        OpArguments given = new ExampleRun(example).Arguments;
        Dictionary<string, ParameterInfo> parameters = typeof(RawOps).GetMethods()
            .First(method => method.Name == example.Op.CSharpName && !method.IsGenericMethod
                && method.GetParameters()[0].ParameterType == typeof(Tensor))
            .GetParameters().ToDictionary(parameter => parameter.Name!);
        MethodInfo into = MethodOf(example.Op.CSharpName);
        object?[] arguments = [.. into.GetParameters().Select(parameter => Value(parameter.Name!, parameter.ParameterType))];
        return into.Invoke(null, arguments);

        object? Value(string name, Type type)
        {
            string input = example.Op.Inputs.Concat(example.Op.Outputs)
                .FirstOrDefault(argument => argument.CSharpName == name)?.Name
                ?? example.Op.Attrs.FirstOrDefault(attr => attr.CSharpName == name)?.Name ?? name;
            return input == shared || example.Op.Output(input) is not null ? buffer
                : given.Any(pair => pair.Key == input) ? Convert(given[input], type)
                : parameters[name].DefaultValue;
        }
    }

    private static object? Convert(object? value, Type type) => value is null || type.IsInstanceOfType(value) ? value
        : type.IsEnum ? Enum.Parse(type, (string)value)
        : System.Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);

    private static MethodInfo MethodOf(string op) =>
        typeof(RawOps).Assembly.GetType($"RawOpsNet.Generated.{op}Op")!.GetMethod("Into")!;
}
