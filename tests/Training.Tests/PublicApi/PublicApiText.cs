using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace RawOpsNet.Tests.Training.PublicApi;

/// <summary>
/// Writes the public and protected members of an assembly, sorted, a line each. Left out: what is hidden from IntelliSense (the
/// services of generated code), and the ops, whose signatures have a snapshot of their own.
/// </summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(void)] = "void",
    };

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (Type type in assembly.GetExportedTypes().Where(IsShown).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            foreach (string member in Members(type).Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsShown(MemberInfo member) =>
        member.GetCustomAttribute<EditorBrowsableAttribute>(inherit: member is not Type)?.State != EditorBrowsableState.Never
        && member.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && !member.Name.Contains('<', StringComparison.Ordinal);

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        string modifier = type.IsValueType || type.IsInterface ? ""
            : type is { IsAbstract: true, IsSealed: true } ? "static "
            : type.IsAbstract ? "abstract "
            : type.IsSealed ? "sealed " : "";
        Type[] inherited = type.BaseType?.GetInterfaces() ?? [];
        IEnumerable<string> bases = type.GetInterfaces().Except(inherited).Where(face => face.IsPublic).Select(Name)
            .Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType)
        {
            bases = bases.Prepend(Name(parent));
        }

        string list = type.IsEnum ? "" : string.Join(", ", bases);
        return $"{modifier}{kind} {type.Namespace}.{Name(type)}{(list.Length == 0 ? "" : " : ")}{list}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name =>
                $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        }

        return type.GetMembers(Declared).Where(IsShown).Where(member => !IsOp(type, member)).Select(Line).OfType<string>();
    }

    private static bool IsOp(Type type, MemberInfo member) => type == typeof(RawOps) && OpRegistry.TryGet(member.Name, out _);

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo made when IsOpen(made) && !made.IsStatic => $"{Access(made)}new({Parameters(made)})",
        MethodInfo { IsSpecialName: false } method when IsOpen(method) =>
            $"{Access(method)}{Name(method.ReturnType)} {method.Name}{Arguments(method)}({Parameters(method)})",
        MethodInfo method when IsOpen(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) =>
            $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors =>
            $"{Access(property.GetAccessors(true).First(IsOpen))}{Name(property.PropertyType)} {PropertyName(property)} "
            + $"{{ {accessors} }}",
        FieldInfo field when field.IsPublic || field.IsFamily =>
            $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
        EventInfo raised when raised.AddMethod is { } add && IsOpen(add) =>
            $"event {Name(raised.EventHandlerType!)} {raised.Name}",
        _ => null,
    };

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method)
    {
        string access = method.IsPublic ? "" : "protected ";
        bool isOverride = method is MethodInfo info && info.GetBaseDefinition() != info;
        return access + (method.IsStatic ? "static "
            : method.DeclaringType!.IsInterface ? ""
            : isOverride ? "override "
            : method.IsAbstract ? "abstract "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");
    }

    private static string Accessors(PropertyInfo property)
    {
        string get = property.GetMethod is { } getter && IsOpen(getter) ? "get; " : "";
        string set = property.SetMethod is not { } setter || !IsOpen(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init; " : "set; ";
        return (get + set).TrimEnd();
    }

    private static string PropertyName(PropertyInfo property) => property.GetIndexParameters() is { Length: > 0 } parameters
        ? $"this[{string.Join(", ", parameters.Select(Parameter))}]"
        : property.Name;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string modifier = parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : "";
        string fallback = !parameter.HasDefaultValue ? ""
            : " = " + (parameter.RawDefaultValue switch
            {
                null => "null",
                string value => $"\"{value}\"",
                bool value => value ? "true" : "false",
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                { } value => value.ToString(),
            });
        return $"{modifier}{Name(parameter.ParameterType)} {parameter.Name}{fallback}";
    }

    private static string Arguments(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray || type.IsPointer)
        {
            string element = Name(type.GetElementType()!);
            return type.IsByRef ? element
                : type.IsPointer ? element + "*"
                : $"{element}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        string name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
