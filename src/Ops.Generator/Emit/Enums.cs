using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Writes the enums of string attrs, each with a class that turns members into TensorFlow's texts and back.</summary>
internal static class Enums
{
    /// <summary>The enum of an attr: a shared one, or one made of the attr's texts.</summary>
    public static EnumModel Of(OpEmission emission, AttrModel attr) =>
        emission.Enums.FirstOrDefault(known => attr.IsSharedEnum && known.Name == attr.EnumName)
        ?? new EnumModel(attr.EnumName!, attr.AllowedTexts.Select(text => new EnumMember(MemberOf(text), text)).ToArray());

    /// <summary>The member that stands for a text.</summary>
    public static string Member(OpEmission emission, AttrModel attr, string text) =>
        Of(emission, attr).Members.FirstOrDefault(member => member.Text == text)?.Name ?? MemberOf(text);

    /// <summary>Writes an enum and its texts.</summary>
    public static void Write(SourceWriter writer, EnumModel model, string summary)
    {
        DocText.Element(writer, "summary", summary);
        writer.Line(OpEmitter.GeneratedCode);
        using (writer.Open($"public enum {model.Name}"))
        {
            foreach (EnumMember member in model.Members)
            {
                DocText.Element(writer, "summary", member.Text.Length == 0 ? "The empty text." : $"TensorFlow's {member.Text}.");
                writer.Line(Identifiers.Escape(member.Name) + ",");
            }
        }

        writer.Line();
        using (writer.Open($"internal static class {model.Name}Text"))
        {
            writer.Line("private static readonly string[] s_texts = "
                + $"[{string.Join(", ", model.Members.Select(member => Identifiers.Quote(member.Text)))}];");
            writer.Line();
            writer.Line($"public static string Of({model.Name} value) => s_texts[(int)value];");
            writer.Line();
            writer.Line($"public static {model.Name} Parse(string op, string attr, string text)");
            using (writer.Open())
            {
                writer.Line("int index = global::System.Array.IndexOf(s_texts, text);");
                writer.Line(
                    $"return index >= 0 ? ({model.Name})index : throw global::RawOpsNet.OpServices.OpSite.NotAllowed(op, attr, "
                        + "text, s_texts);");
            }
        }
    }

    private static string MemberOf(string text)
    {
        // TensorFlow's spelling, as far as C# takes it: NHWC, SAME.
        string name = new(text.Select(letter => char.IsLetterOrDigit(letter) ? letter : '_').ToArray());
        return name.Length == 0 ? "None" : char.IsDigit(name[0]) ? "_" + name : Identifiers.Pascal(name);
    }
}
