using System.Text.Json;
using RawOpsNet.Generator.Binding;

namespace RawOpsNet.Tests.Generator.Schema;

public sealed class SchemaTests
{
    [Fact]
    public void The_schema_in_the_repository_is_the_one_the_tables_give() =>
        Assert.Equal(SchemaWriter.Write(), Repository.Read("ops.schema.json"));

    [Fact]
    public void The_schema_is_json_with_every_key_of_an_op()
    {
        using JsonDocument schema = JsonDocument.Parse(SchemaWriter.Write());
        JsonElement op = schema.RootElement.GetProperty("properties").GetProperty("ops").GetProperty("items");

        string[] keys = op.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToArray();

        Assert.Equal(KeyTables.Op.Names, keys);
        Assert.False(op.GetProperty("additionalProperties").GetBoolean());
    }
}
