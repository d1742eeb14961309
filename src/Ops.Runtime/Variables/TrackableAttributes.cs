using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace RawOpsNet;

/// <summary>Finds trackable attributes by reflection; the fields of a type are looked up once.</summary>
internal static class TrackableAttributes
{
    private static readonly ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]> Fields = new();

    /// <summary>Lists the attributes of an object that hold something trackable.</summary>
    public static IEnumerable<TrackableChild> ChildrenOf(object owner)
    {
        foreach ((string name, FieldInfo field) in Fields.GetOrAdd(owner.GetType(), FindFields))
        {
            if (field.GetValue(owner) is { } value && IsTrackable(value))
            {
                yield return new TrackableChild(name, value);
            }
        }
    }

    /// <summary>Lists the entries of a list by position, or of a dictionary by key, in the order of the keys.</summary>
    public static IEnumerable<TrackableChild> EntriesOf(object value)
    {
        if (value is IDictionary dictionary)
        {
            return dictionary.Keys.Cast<object>()
                .Select(key => new TrackableChild(Convert.ToString(key, CultureInfo.InvariantCulture)!, dictionary[key]!))
                .OrderBy(child => child.Name, StringComparer.Ordinal);
        }

        return ((IEnumerable)value).Cast<object>()
            .Select((entry, i) => new TrackableChild(i.ToString(CultureInfo.InvariantCulture), entry));
    }

    /// <summary>Collects variables below a value, each object once.</summary>
    public static void Walk(object value, string path, List<(string Path, Variable Variable)> found, HashSet<object> seen)
    {
        if (value is Variable variable)
        {
            if (seen.Add(variable))
            {
                found.Add((path, variable));
            }

            return;
        }

        bool isTrackable = value is Trackable;
        if (isTrackable && !seen.Add(value))
        {
            return;
        }

        foreach (TrackableChild child in isTrackable ? ((Trackable)value).Children() : EntriesOf(value))
        {
            Walk(child.Value, path.Length == 0 ? child.Name : $"{path}/{child.Name}", found, seen);
        }
    }

    internal static bool IsTrackable(object value) => value switch
    {
        Variable or Trackable => true,
        string => false,
        IDictionary dictionary => dictionary.Count > 0 && dictionary.Values.Cast<object?>().All(IsEntry),
        IList list => list.Count > 0 && list.Cast<object?>().All(IsEntry),
        _ => false,
    };

    private static bool IsEntry(object? value) => value is not null && IsTrackable(value);

    private static (string Name, FieldInfo Field)[] FindFields(Type type)
    {
        Stack<Type> chain = new();
        for (Type? t = type; t is not null && t != typeof(Trackable) && t != typeof(object); t = t.BaseType)
        {
            chain.Push(t);
        }

        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return
        [
            .. chain
                .SelectMany(t => t.GetFields(Own).OrderBy(field => field.MetadataToken))
                .Where(field => !field.IsDefined(typeof(UntrackedAttribute)) && CanHold(field.FieldType))
                .Select(field => (NameOf(field), field)),
        ];
    }

    // Numbers, strings and delegates cannot lead to a variable: leaving them out keeps a walk quick.
    private static bool CanHold(Type type) =>
        !type.IsPrimitive && !type.IsEnum && type != typeof(string) && !type.IsSubclassOf(typeof(Delegate));

    private static string NameOf(FieldInfo field)
    {
        string name = field.Name;
        if (name.StartsWith('<'))
        {
            name = name[1..name.IndexOf('>', StringComparison.Ordinal)];
        }

        return SnakeCase(name.TrimStart('_'));
    }

    internal static string SnakeCase(string name)
    {
        StringBuilder snake = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool starts = char.IsUpper(name[i]) && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (starts)
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
