using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RawOpsNet.CommandLine.Commands;

/// <summary>Writes OpDefs as JSON with TensorFlow's names of dtypes: half, float, double.</summary>
internal static class OpDefJson
{
    /// <summary>Writes <c>{"tf": null, "ops": [...]}</c>, ops in the order of their names.</summary>
    public static string Write(IEnumerable<OpDefinition> ops)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("ops");
            foreach (OpDefinition op in ops.OrderBy(op => op.Name, StringComparer.Ordinal))
            {
                Write(json, op);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Gives a default as one line of text.</summary>
    public static string Text(object value) => value switch
    {
        DType dtype => dtype.Name,
        bool flag => flag ? "true" : "false",
        Array array => $"[{string.Join(", ", array.Cast<object>().Select(Text))}]",
        string text => $"\"{text}\"",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void Write(Utf8JsonWriter json, OpDefinition op)
    {
        json.WriteStartObject();
        json.WriteString("op", op.Name);
        WriteArguments(json, "inputs", op.Inputs);
        WriteArguments(json, "outputs", op.Outputs);
        json.WriteStartArray("attrs");
        foreach (OpAttrDefinition attr in op.Attrs)
        {
            Write(json, attr);
        }

        json.WriteEndArray();
        json.WriteBoolean("stateful", op.Traits.HasFlag(OpTraits.Stateful));
        json.WriteBoolean("commutative", op.Traits.HasFlag(OpTraits.Commutative));
        json.WriteBoolean("aggregate", op.Traits.HasFlag(OpTraits.Aggregate));
        WriteDeprecation(json, op);
        foreach ((string key, string text) in op.OpDefKeys)
        {
            json.WriteString(key, text);
        }

        json.WriteStartObject("kernels");
        foreach (IGrouping<string, OpKernelDefinition> device in op.Kernels.GroupBy(kernel => kernel.Device))
        {
            WriteKernels(json, device);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // TensorFlow's is the number of a graph version; a release has points.
    private static void WriteDeprecation(Utf8JsonWriter json, OpDefinition op)
    {
        if (op.Deprecation is null)
        {
            json.WriteNull("deprecated");
        }
        else if (int.TryParse(op.DeprecatedSince, NumberStyles.None, CultureInfo.InvariantCulture, out int version))
        {
            json.WriteNumber("deprecated", version);
        }
        else
        {
            json.WriteString("deprecated", op.DeprecatedSince ?? op.Deprecation);
        }
    }

    private static void WriteArguments(Utf8JsonWriter json, string key, IReadOnlyList<OpArgumentDefinition> arguments)
    {
        json.WriteStartArray(key);
        foreach (OpArgumentDefinition argument in arguments)
        {
            json.WriteStartObject();
            json.WriteString("name", argument.Name);
            WriteUnless(json, "api_name", argument.ApiName, argument.Name);
            if (argument.IsResource || (argument.TypeAttr is null && argument.TypeListAttr is null))
            {
                json.WriteString("type", argument.IsResource ? "resource" : argument.DType.OpDefName);
            }

            // A resource carries its dtype for our own checks; TensorFlow's OpDef knows only that it is a resource.
            WriteUnless(json, "type_attr", argument.IsResource ? null : argument.TypeAttr, null);
            WriteUnless(json, "type_list_attr", argument.TypeListAttr, null);
            WriteUnless(json, "number_attr", argument.NumberAttr, null);
            if (argument.IsReference)
            {
                json.WriteBoolean("is_ref", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUnless(Utf8JsonWriter json, string key, string? value, string? absent)
    {
        if (value is not null && value != absent)
        {
            json.WriteString(key, value);
        }
    }

    private static void Write(Utf8JsonWriter json, OpAttrDefinition attr)
    {
        json.WriteStartObject();
        json.WriteString("name", attr.Name);
        WriteUnless(json, "api_name", attr.ApiName, attr.Name);
        json.WriteString("type", attr.Type);
        if (attr.Default is { } fallback)
        {
            json.WritePropertyName("default");
            WriteValue(json, fallback);
        }

        if (attr.Minimum is { } minimum)
        {
            json.WriteNumber("minimum", minimum);
        }

        WriteAllowed(json, attr);
        json.WriteEndObject();
    }

    private static void WriteAllowed(Utf8JsonWriter json, OpAttrDefinition attr)
    {
        IEnumerable<string> allowed = attr.AllowedTexts.Count > 0
            ? attr.AllowedTexts
            : attr.AllowedInOrder.Select(dtype => dtype.OpDefName);
        if (!allowed.Any())
        {
            return;
        }

        json.WriteStartArray("allowed");
        foreach (string name in allowed)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WriteKernels(Utf8JsonWriter json, IGrouping<string, OpKernelDefinition> device)
    {
        json.WriteStartArray(device.Key == "cuda" ? "GPU" : "CPU");
        foreach (OpKernelDefinition kernel in device)
        {
            foreach (DType dtype in kernel.ListDTypes())
            {
                json.WriteStartObject();
                json.WriteStartArray(kernel.TypeAttr);
                json.WriteStringValue(dtype.OpDefName);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DType dtype:
                json.WriteStringValue(dtype.OpDefName);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Array list:
                json.WriteStartArray();
                foreach (object item in list)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}
