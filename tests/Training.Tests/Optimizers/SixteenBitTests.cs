using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

/// <summary>Variables of 16 bits, whose dtype cannot hold the default settings: bfloat16 rounds 0.999 to 1.</summary>
public sealed class SixteenBitTests
{
    public static TheoryData<string> Names => EveryOptimizer.Names;

    private static readonly float[] Gradients = [0.5f, -0.25f, 1f, -2f];

    // The step of float32 is the measure: 16 bits of the same optimizer go the same way by about as much.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_default_settings_move_a_variable_as_float32_does(string name)
    {
        float[] wide = Moved(name, DType.Float32);
        foreach (DType dtype in new[] { DType.Float16, DType.BFloat16 })
        {
            float[] narrow = Moved(name, dtype);
            for (int i = 0; i < wide.Length; i++)
            {
                Assert.True(
                    float.IsFinite(narrow[i]) && Math.Sign(narrow[i]) == Math.Sign(wide[i])
                        && narrow[i] / wide[i] is > 0.5f and < 2f,
                    $"{name} {dtype}: element {i} moves by {narrow[i]}, in float32 by {wide[i]}");
            }
        }
    }

    [Fact]
    public void The_global_norm_of_mixed_dtypes_is_taken_in_the_widest()
    {
        Variable half = new(RawOps.Cast(new[] { 0f, 0f }, DType.Float16));
        Variable single = new(new[] { 0f });
        SGD optimizer = new(1.0) { GlobalClipNorm = 1 };

        // 600 * 600 is more than float16 can hold.
        optimizer.ApplyGradients(
        [
            new(new Gradient(RawOps.Cast(new[] { 300f, 0f }, DType.Float16)), half), new(new Gradient(new[] { -400f }), single),
        ]);
        Assert.Equal(-0.6f, RawOps.Cast(half, DType.Float32).ToArray<float>()[0], 3);
        Assert.Equal(0.8f, single.Read().Item<float>(), 6);
    }

    [Fact]
    public void A_norm_is_limited_where_its_square_is_more_than_float16_holds()
    {
        Variable half = new(RawOps.Cast(new[] { 0f, 0f }, DType.Float16));
        SGD optimizer = new(1.0) { ClipNorm = 1 };
        optimizer.ApplyGradients([new(new Gradient(RawOps.Cast(new[] { 300f, -400f }, DType.Float16)), half)]);
        Assert.Equal([-0.6f, 0.8f], RawOps.Cast(half, DType.Float32).ToArray<float>().Select(value => MathF.Round(value, 3)));
    }

    // Settings apart from a decay: steps of such a size that they register beside the value, and squares that float16 can hold.
    private static float[] Moved(string name, DType dtype)
    {
        const float start = 0.001f;
        Dictionary<string, object?> config = name switch
        {
            "LAMB" or "LARS" or "Adafactor" => new() { ["learning_rate"] = 0.125 },
            "Adadelta" or "legacy.Adadelta" => new() { ["learning_rate"] = 1.0, ["epsilon"] = 0.01 },
            "Prodigy" => new() { ["initial_distance"] = 0.5 },
            _ => [],
        };
        if (name == "LARS")
        {
            config["trust_coefficient"] = 0.25;
        }

        Optimizer optimizer = name is "Lookahead" or "LossScaleOptimizer"
            ? EveryOptimizer.Make(name)
            : OptimizerNames.FromConfig(name, config);
        Variable variable = new(RawOps.Cast(RawOps.Fill(new[] { 2, 2 }, start), dtype));
        Tensor gradient = RawOps.Cast(RawOps.Reshape(Gradients, new[] { 2, 2 }), dtype);
        for (int step = 0; step < 4; step++)
        {
            optimizer.ApplyGradients([new(new Gradient(gradient), variable)]);
        }

        return [.. RawOps.Cast(variable, DType.Float32).ToArray<float>().Select(value => value - start)];
    }
}
