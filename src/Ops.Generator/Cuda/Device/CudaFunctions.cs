using System.Text;
using System.Text.RegularExpressions;

namespace RawOpsNet.Generator.Cuda.Device;

/// <summary>
/// The device functions <c>ro_{name}</c> of the function table, one definition for all dtypes of each. A program holds only
/// those it uses; each is guarded, so that the texts of several ops can stand in one program.
/// </summary>
internal static partial class CudaFunctions
{
    private static readonly Regex Calls = new(@"\bro_([a-z_0-9]+)\s*\(", RegexOptions.CultureInvariant);

    private static readonly Dictionary<string, string> ByName =
        Elementary().Concat(Trigonometric()).Concat(Special()).Concat(Rounding()).Concat(Integer()).Concat(Reductions())
            .ToDictionary(part => part.Name, part => part.Text);

    /// <summary>The names of the defined functions.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The definitions of all functions that a text calls, callees first.</summary>
    public static string For(string text)
    {
        StringBuilder written = new();
        HashSet<string> done = [];
        Write(text, done, written);
        return written.ToString();
    }

    private static void Write(string text, HashSet<string> done, StringBuilder written)
    {
        foreach (Match match in Calls.Matches(text))
        {
            string name = match.Groups[1].Value;
            if (ByName.TryGetValue(name, out string? definition) && done.Add(name))
            {
                Write(definition, done, written);
                string guard = "RO_" + name.ToUpperInvariant();
                written.Append("#ifndef ").Append(guard).Append("\n#define ").Append(guard).Append('\n')
                    .Append(definition).Append("\n#endif\n");
            }
        }
    }

    private static (string Name, string Text) Part(string name, string text) => (name, text);

    // A function that CUDA's library has in both widths.
    private static (string Name, string Text) Library(string name, string symbol, string complex = "") => (name,
        "RO_INLINE f32 ro_" + name + "(f32 x) { return " + symbol + "f(x); }\n"
        + "RO_INLINE f64 ro_" + name + "(f64 x) { return " + symbol + "(x); }"
        + (complex.Length == 0 ? "" : "\n" + complex));

    // A function whose f32 form is the f64 one, rounded: too rarely used, and too delicate, for a form of its own.
    private static (string Name, string Text) Double(string name, string parameters, string arguments, string body) => (name,
        body + "\nRO_INLINE f32 ro_" + name + "(" + parameters + ") { return (f32)ro_" + name + "(" + arguments + "); }");

    private static string Complex(string name, string body) =>
        "template <typename R> RO_INLINE ro_complex<R> ro_" + name + "(ro_complex<R> x) { " + body + " }";
}
