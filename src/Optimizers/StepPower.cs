using System.Numerics;

namespace RawOpsNet.Optimizers;

/// <summary>Raises a number to the count of a step.</summary>
internal static class StepPower
{
    /// <summary>Raises by squaring, each product rounded: what XLA does with an integer exponent, and so optax.</summary>
    public static T BySquaring<T>(T number, long exponent)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T power = T.One;
        for (; exponent > 0; exponent >>= 1)
        {
            power = (exponent & 1) != 0 ? power * number : power;
            number *= number;
        }

        return power;
    }
}
