namespace RawOpsNet.Generator.Model;

/// <summary>Where an argument's value lives.</summary>
internal enum ArgumentStorage
{
    /// <summary>A tensor by value.</summary>
    Value,

    /// <summary>A handle of a variable.</summary>
    Resource,

    /// <summary>TensorFlow's older reference to a variable.</summary>
    Ref,

    /// <summary>A tensor of variants.</summary>
    Variant,
}
