using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Makes classes of one's own known by name, so that configs and models that hold them can be read.</summary>
public static class CustomObjects
{
    /// <summary>Makes a class of layers known.</summary>
    /// <param name="className">The name that stands in configs.</param>
    /// <param name="make">Reads what the class' GetConfig adds; the flag of training is read for it.</param>
    public static void Register(string className, Func<ConfigReader, Layer> make) => Layer.Makers.Register(className, make);

    /// <summary>Makes a class of initializers known.</summary>
    /// <inheritdoc cref="Register(string, Func{ConfigReader, Layer})"/>
    public static void Register(string className, Func<ConfigReader, Initializer> make) =>
        Initializer.Makers.Register(className, make);

    /// <summary>Makes a class of regularizers known.</summary>
    /// <inheritdoc cref="Register(string, Func{ConfigReader, Layer})"/>
    public static void Register(string className, Func<ConfigReader, Regularizer> make) =>
        Regularizer.Makers.Register(className, make);

    /// <summary>Makes a class of constraints known.</summary>
    /// <inheritdoc cref="Register(string, Func{ConfigReader, Layer})"/>
    public static void Register(string className, Func<ConfigReader, Constraint> make) =>
        Constraint.Makers.Register(className, make);

    /// <summary>Makes a class of losses known.</summary>
    /// <inheritdoc cref="Register(string, Func{ConfigReader, Layer})"/>
    public static void Register(string className, Func<ConfigReader, Loss> make) => Loss.Makers.Register(className, make);

    /// <summary>Makes a class of metrics known.</summary>
    /// <inheritdoc cref="Register(string, Func{ConfigReader, Layer})"/>
    public static void Register(string className, Func<ConfigReader, Metric> make) => Metric.Makers.Register(className, make);
}
