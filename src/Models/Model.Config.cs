using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

public abstract partial class Model
{
    // Whose form configs have; Keras looks at it when it reads one.
    private const string KerasVersion = "2.21.0";

    // The calls of layers between inputs and outputs, in order; null where only a run shows them.
    internal virtual IReadOnlyList<Node>? NetworkNodes => null;

    /// <inheritdoc/>
    /// <exception cref="UnimplementedException">The class is one of your own that does not override it.</exception>
    public override IReadOnlyDictionary<string, object?> GetConfig() => throw new UnimplementedException(
        $"{Name}: {GetType().Name} does not say what it is made of; override GetConfig.");

    /// <summary>Writes what the model is made of as Keras' to_json does, without weights.</summary>
    /// <exception cref="UnimplementedException">The model, or a layer of it, does not say what it is made of.</exception>
    public string ToJson() => PythonJson.Write(Config.Of(
        ("class_name", KerasClass),
        ("config", GetConfig()),
        ("keras_version", KerasVersion),
        ("backend", "tensorflow")));

    /// <summary>Makes a model from what <see cref="ToJson"/>, or Keras' to_json, wrote; its weights are new.</summary>
    /// <exception cref="InvalidArgumentException">The text is not such JSON, or names what there is not.</exception>
    public static Model FromJson(string json) => Deserialize(ConfigJson.Read(json)) as Model
        ?? throw new InvalidArgumentException("The config is that of a layer, not of a model.");

    /// <summary>Writes a table of the layers, as Keras' summary does.</summary>
    /// <param name="output">Where to write; null: the console.</param>
    /// <param name="lineLength">The characters of a line; null: 65, or 98 with connections.</param>
    /// <param name="positions">Where columns end, as shares of the line or in characters; null: Keras'.</param>
    /// <param name="expandNested">Whether the layers of models inside are shown.</param>
    /// <param name="showTrainable">Whether a column says which layers are trained.</param>
    /// <exception cref="InvalidArgumentException">The model is not built.</exception>
    public void Summary(
        TextWriter? output = null,
        int? lineLength = null,
        IReadOnlyList<double>? positions = null,
        bool expandNested = false,
        bool showTrainable = false)
    {
        if (!IsBuilt)
        {
            throw new InvalidArgumentException(
                $"{Name}: the model has not yet been built; call it on a batch, or EnsureBuilt(shape).");
        }

        (output ?? Console.Out).Write(new SummaryTable(this, lineLength, positions, expandNested, showTrainable).ToString());
    }
}
