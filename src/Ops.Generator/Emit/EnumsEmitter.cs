using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>Writes the enums that several ops share.</summary>
internal static class EnumsEmitter
{
    /// <summary>Writes the file of shared enums.</summary>
    public static string Emit(string @namespace, EquatableArray<EnumModel> enums)
    {
        using SourceWriter writer = new();
        OpEmitter.WriteHead(writer, "From enums in the yaml. Change them there.");
        using (writer.Open($"namespace {@namespace}"))
        {
            bool isFirst = true;
            foreach (EnumModel model in enums)
            {
                if (!isFirst)
                {
                    writer.Line();
                }

                isFirst = false;
                Enums.Write(writer, model, $"Lists the choices of {model.Name}.");
            }
        }

        return writer.ToString();
    }
}
