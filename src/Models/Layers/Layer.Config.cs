using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

public abstract partial class Layer
{
    internal static readonly ConfigMakers<Layer> Makers = new("layer", "keras.layers", new(StringComparer.Ordinal)
    {
        ["Activation"] = config => new Activation(config.Text("activation", "linear"), config.OptionalText("name")),
        ["DepthwiseConv2D"] = ConvolutionConfig.ReadDepthwiseConv2D,
        ["SeparableConv2D"] = ConvolutionConfig.ReadSeparableConv2D,
        ["MaxPooling1D"] = PoolingConfig.ReadMaxPooling1D,
        ["GlobalMaxPooling1D"] = PoolingConfig.ReadGlobalMaxPooling1D,
        ["MaxPooling2D"] = PoolingConfig.ReadMaxPooling2D,
        ["GlobalMaxPooling2D"] = PoolingConfig.ReadGlobalMaxPooling2D,
        ["MaxPooling3D"] = PoolingConfig.ReadMaxPooling3D,
        ["GlobalMaxPooling3D"] = PoolingConfig.ReadGlobalMaxPooling3D,
        ["AveragePooling1D"] = PoolingConfig.ReadAveragePooling1D,
        ["GlobalAveragePooling1D"] = PoolingConfig.ReadGlobalAveragePooling1D,
        ["AveragePooling2D"] = PoolingConfig.ReadAveragePooling2D,
        ["GlobalAveragePooling2D"] = PoolingConfig.ReadGlobalAveragePooling2D,
        ["AveragePooling3D"] = PoolingConfig.ReadAveragePooling3D,
        ["GlobalAveragePooling3D"] = PoolingConfig.ReadGlobalAveragePooling3D,
        ["ZeroPadding1D"] = ShapingConfig.ReadZeroPadding1D,
        ["ZeroPadding2D"] = ShapingConfig.ReadZeroPadding2D,
        ["ZeroPadding3D"] = ShapingConfig.ReadZeroPadding3D,
        ["Cropping1D"] = ShapingConfig.ReadCropping1D,
        ["Cropping2D"] = ShapingConfig.ReadCropping2D,
        ["Cropping3D"] = ShapingConfig.ReadCropping3D,
        ["UpSampling1D"] = ShapingConfig.ReadUpSampling1D,
        ["UpSampling2D"] = ShapingConfig.ReadUpSampling2D,
        ["UpSampling3D"] = ShapingConfig.ReadUpSampling3D,
        ["Reshape"] = ShapingConfig.ReadReshape,
        ["Permute"] = ShapingConfig.ReadPermute,
        ["RepeatVector"] = ShapingConfig.ReadRepeatVector,
        ["Conv1D"] = ConvolutionConfig.ReadConv1D,
        ["Conv3D"] = ConvolutionConfig.ReadConv3D,
        ["Conv2DTranspose"] = ConvolutionConfig.ReadConv2DTranspose,
        ["UnitNormalization"] = config => new UnitNormalization(
            config.OneOrMoreIntegers("axis") ?? [-1], config.OptionalText("name")),
        ["Conv2D"] = ConvolutionConfig.ReadConv2D,
        ["BatchNormalization"] = BatchNormalization.FromConfig,
        ["Bidirectional"] = Bidirectional.FromConfig,
        ["ELU"] = config => new ELU(config.Number("alpha", 1), config.OptionalText("name")),
        ["Embedding"] = Embedding.FromConfig,
        ["GRU"] = RecurrentConfig.ReadGRU,
        ["GaussianNoise"] = GaussianNoise.FromConfig,
        ["GroupNormalization"] = GroupNormalization.FromConfig,
        ["LSTM"] = RecurrentConfig.ReadLSTM,
        ["LayerNormalization"] = LayerNormalization.FromConfig,
        ["Normalization"] = Normalization.FromConfig,
        ["LeakyReLU"] = config => new LeakyReLU(config.Number("alpha", 0.3), config.OptionalText("name")),
        ["MultiHeadAttention"] = MultiHeadAttention.FromConfig,
        ["PReLU"] = PReLU.FromConfig,
        ["ReLU"] = ReLU.FromConfig,
        ["SimpleRNN"] = RecurrentConfig.ReadSimple,
        ["Softmax"] = config => new Softmax(config.Integer("axis", -1), config.OptionalText("name")),
        ["TimeDistributed"] = TimeDistributed.FromConfig,
        ["Add"] = config => new Add(config.OptionalText("name")),
        ["Concatenate"] = config => new Concatenate(config.Integer("axis", -1), config.OptionalText("name")),
        ["Dense"] = Dense.FromConfig,
        ["Dropout"] = Dropout.FromConfig,
        ["Flatten"] = Models.Flatten.FromConfig,
        ["Functional"] = Functional.FromConfig,
        ["InputLayer"] = InputLayer.FromConfig,
        ["Sequential"] = Sequential.FromConfig,
        ["Subtract"] = config => new Subtract(config.OptionalText("name")),
    });

    // The shape that a Sequential was told to take, which Keras writes into the config of its first layer.
    [field: Untracked]
    internal Shape? BatchInputShape { get; set; }

    // The class in configs.
    private protected virtual string KerasClass => GetType().Name;

    private protected virtual string KerasModule => "keras.layers";

    /// <summary>Makes a layer, without its weights, from what <see cref="GetConfig"/> gave.</summary>
    /// <param name="className">The class.</param>
    /// <param name="config">The config, by Keras' keys.</param>
    /// <exception cref="InvalidArgumentException">There is no such class, or a key or value is not one of it.</exception>
    public static Layer FromConfig(string className, IReadOnlyDictionary<string, object?> config)
    {
        ConfigReader reader = new(className, config);
        Layer made = Makers.Find(className)(reader);
        if (reader.Text("dtype", "float32") != "float32")
        {
            throw new InvalidArgumentException($"{made.Name}: dtype is '{reader.Value("dtype")}'; layers have float32 weights.");
        }

        if (reader.Has("trainable") && !reader.Flag("trainable", true))
        {
            // That of a model is set for all inside, as by Keras' constructor.
            made.Trainable = false;
        }

        if (reader.Value("batch_input_shape") is { } shape)
        {
            made.BatchInputShape = Config.ShapeOf(made.Name, shape);
        }

        reader.Finish();
        return made;
    }

    /// <summary>Gives what the layer is made of, by Keras' keys, without its weights.</summary>
    /// <remarks>A class of one's own adds what its constructor takes, and is made known by <see cref="CustomObjects"/>.</remarks>
    public virtual IReadOnlyDictionary<string, object?> GetConfig()
    {
        IReadOnlyDictionary<string, object?> config =
            Config.Of(("name", Name), ("trainable", OwnTrainable), ("dtype", "float32"));
        return BatchInputShape is { } shape ? config.With(("batch_input_shape", Config.OfShape(shape))) : config;
    }

    // serialization_lib.py, serialize_keras_object.
    internal IReadOnlyDictionary<string, object?> Serialize()
    {
        bool isOurs = GetType().Assembly == typeof(Layer).Assembly;
        IReadOnlyDictionary<string, object?> serialized = Config.Of(
            ("module", isOurs ? KerasModule : GetType().Namespace),
            ("class_name", KerasClass),
            ("config", GetConfig()),
            ("registered_name", isOurs && this is not Functional ? null : KerasClass));
        return BuiltShapes is { } shapes && this is not InputLayer
            ? serialized.With(("build_config", Config.Of(("input_shape", shapes.Count == 1
                ? Config.OfShape(shapes[0])
                : shapes.Select(Config.OfShape).ToArray()))))
            : serialized;
    }

    internal static Layer Deserialize(object? serialized) => serialized is IReadOnlyDictionary<string, object?> layer
        ? FromConfig(Makers.ClassNameOf(layer), ConfigMakers<Layer>.ConfigOf(layer))
        : throw new InvalidArgumentException($"The config of a layer is {serialized ?? "missing"}; it must be an object.");
}
