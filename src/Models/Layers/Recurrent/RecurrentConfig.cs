using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Writes and reads the configs of recurrent layers as Keras does.</summary>
internal static class RecurrentConfig
{
    // Keras' two ways to compute the same; ours is the one of few large products.
    private const int Implementation = 2;

    /// <summary>Adds what a cell with kernels is made of.</summary>
    public static IReadOnlyDictionary<string, object?> WithCell(
        this IReadOnlyDictionary<string, object?> config, KernelCell cell)
    {
        CellOptions options = cell.Options;
        ForgetBias? forget = options.Bias?.Initializer as ForgetBias;
        config = config.With(("units", cell.Units), ("activation", cell.Activation.Name));
        config = cell.RecurrentActivation is { } gates ? config.With(("recurrent_activation", gates.Name)) : config;
        config = config.With(
            ("use_bias", options.Bias is not null),
            ("kernel_initializer", options.Kernel.Initializer.Serialize()),
            ("recurrent_initializer", options.Recurrent.Initializer.Serialize()),
            ("bias_initializer", (forget?.Others ?? options.Bias?.Initializer ?? new Zeros()).Serialize()));
        config = cell is LSTMCell ? config.With(("unit_forget_bias", options.Bias is null || forget is not null)) : config;
        config = config.With(
            ("kernel_regularizer", options.Kernel.Regularizer?.Serialize()),
            ("recurrent_regularizer", options.Recurrent.Regularizer?.Serialize()),
            ("bias_regularizer", options.Bias?.Regularizer?.Serialize()),
            ("activity_regularizer", null),
            ("kernel_constraint", options.Kernel.Constraint?.Serialize()),
            ("recurrent_constraint", options.Recurrent.Constraint?.Serialize()),
            ("bias_constraint", options.Bias?.Constraint?.Serialize()),
            ("dropout", options.Dropout),
            ("recurrent_dropout", options.RecurrentDropout));
        return cell switch
        {
            GRUCell gru => config.With(("implementation", Implementation), ("reset_after", gru.ResetAfter)),
            LSTMCell => config.With(("implementation", Implementation)),
            _ => config,
        };
    }

    public static LSTM ReadLSTM(ConfigReader config) => new(
        Units(config), Activation(config, "activation"), Activation(config, "recurrent_activation"),
        config.Flag("use_bias", true), Init(config, "kernel"), Init(config, "recurrent"), Init(config, "bias"),
        config.Flag("unit_forget_bias", true), Penalty(config, "kernel"), Penalty(config, "recurrent"), Penalty(config, "bias"),
        Limit(config, "kernel"), Limit(config, "recurrent"), Limit(config, "bias"),
        config.Number("dropout", 0), config.Number("recurrent_dropout", 0), config.OptionalWhole("seed"),
        config.Flag("return_sequences"), config.Flag("return_state"), config.Flag("go_backwards"), Stateful(config),
        config.OptionalText("name"));

    public static GRU ReadGRU(ConfigReader config) => new(
        Units(config), Activation(config, "activation"), Activation(config, "recurrent_activation"),
        config.Flag("use_bias", true), Init(config, "kernel"), Init(config, "recurrent"), Init(config, "bias"),
        Penalty(config, "kernel"), Penalty(config, "recurrent"), Penalty(config, "bias"),
        Limit(config, "kernel"), Limit(config, "recurrent"), Limit(config, "bias"),
        config.Number("dropout", 0), config.Number("recurrent_dropout", 0), config.Flag("reset_after", true),
        config.OptionalWhole("seed"), config.Flag("return_sequences"), config.Flag("return_state"), config.Flag("go_backwards"),
        Stateful(config), config.OptionalText("name"));

    public static SimpleRNN ReadSimple(ConfigReader config) => new(
        Units(config), Activation(config, "activation"), config.Flag("use_bias", true),
        Init(config, "kernel"), Init(config, "recurrent"), Init(config, "bias"),
        Penalty(config, "kernel"), Penalty(config, "recurrent"), Penalty(config, "bias"),
        Limit(config, "kernel"), Limit(config, "recurrent"), Limit(config, "bias"),
        config.Number("dropout", 0), config.Number("recurrent_dropout", 0), config.OptionalWhole("seed"),
        config.Flag("return_sequences"), config.Flag("return_state"), config.Flag("go_backwards"), Stateful(config),
        config.OptionalText("name"));

    private static long Units(ConfigReader config)
    {
        // What has no meaning here, or one value alone.
        config.Value("implementation");
        config.Value("unroll");
        return config.Flag("time_major") || config.Value("activity_regularizer") is not null
            ? throw new InvalidArgumentException("A recurrent layer has neither time_major nor an activity_regularizer.")
            : config.RequiredWhole("units");
    }

    private static bool Stateful(ConfigReader config) => config.Flag("stateful");

    private static ActivationFunction? Activation(ConfigReader config, string key) =>
        config.OptionalText(key) is { } name ? ActivationFunction.Named(name) : null;

    private static Initializer? Init(ConfigReader config, string part) =>
        Initializer.Makers.Read(config, part + "_initializer");

    private static Regularizer? Penalty(ConfigReader config, string part) =>
        Regularizer.Makers.Read(config, part + "_regularizer");

    private static Constraint? Limit(ConfigReader config, string part) =>
        Constraint.Makers.Read(config, part + "_constraint");
}
