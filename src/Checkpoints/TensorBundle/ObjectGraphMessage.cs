namespace RawOpsNet.Checkpoints;

/// <summary>Reads TensorFlow's object graph (TrackableObjectGraph, trackable_object_graph.proto).</summary>
internal static class ObjectGraphMessage
{
    /// <summary>Reads the message; throws <see cref="FormatException"/> where it is damaged.</summary>
    public static ObjectGraph Read(ReadOnlySpan<byte> message)
    {
        List<ObjectNode> nodes = [];
        ProtobufReader fields = new(message);
        while (fields.Next())
        {
            if (fields.Field == 1)
            {
                nodes.Add(ReadNode(fields.Bytes));
            }
        }

        return new ObjectGraph(nodes);
    }

    private static ObjectNode ReadNode(ReadOnlySpan<byte> message)
    {
        ObjectNode node = new();
        ProtobufReader fields = new(message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    ReadChild(node, fields.Bytes);
                    break;
                case 2:
                    ReadAttribute(node, fields.Bytes);
                    break;
                case 3:
                    ReadSlot(node, fields.Bytes);
                    break;
            }
        }

        return node;
    }

    private static void ReadChild(ObjectNode node, ReadOnlySpan<byte> message)
    {
        (int child, string name) = (0, "");
        ProtobufReader fields = new(message);
        while (fields.Next())
        {
            child = fields.Field == 1 ? fields.Int32 : child;
            name = fields.Field == 2 ? fields.Text : name;
        }

        node.AddChild(name, child);
    }

    private static void ReadAttribute(ObjectNode node, ReadOnlySpan<byte> message)
    {
        (string name, string key) = ("", "");
        ProtobufReader fields = new(message);
        while (fields.Next())
        {
            name = fields.Field == 1 ? fields.Text : name;
            key = fields.Field == 3 ? fields.Text : key;
        }

        if (name == ObjectNode.VariableValue)
        {
            node.ValueKey = key;
        }
        else
        {
            node.OtherKey = key;
        }
    }

    private static void ReadSlot(ObjectNode node, ReadOnlySpan<byte> message)
    {
        (int variable, string slot, int value) = (0, "", 0);
        ProtobufReader fields = new(message);
        while (fields.Next())
        {
            variable = fields.Field == 1 ? fields.Int32 : variable;
            slot = fields.Field == 2 ? fields.Text : slot;
            value = fields.Field == 3 ? fields.Int32 : value;
        }

        node.AddSlot(new SlotReference(variable, slot, value));
    }
}
