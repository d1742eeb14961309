using System.Globalization;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Golden;

/// <summary>Computes a recorded schedule at every step.</summary>
internal static class ScheduleRunner
{
    private static readonly Tolerance Close = new(1e-5, 1e-6, false);

    /// <summary>Runs one schedule, as made and as read back from its own config; null where every value agrees.</summary>
    public static string? Run(ScheduleCase golden)
    {
        LearningRateSchedule schedule = LearningRateSchedule.Deserialize(new Dictionary<string, object?>
        {
            ["class_name"] = golden.Class,
            ["config"] = ConfigComparison.Value(golden.Config),
        });
        return Differ(schedule, golden)
            ?? Differ(LearningRateSchedule.Deserialize(LearningRateSchedule.Serialize(schedule)), golden);
    }

    private static string? Differ(LearningRateSchedule schedule, ScheduleCase golden)
    {
        for (int step = 0; step < golden.Values.Count; step++)
        {
            float got = schedule.Invoke(step).Item<float>();
            if (!Close.Allows((got, 0), (golden.Values[step], 0)))
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"at step {step} it is {got:G9}, expected {golden.Values[step]:G9}");
            }
        }

        return null;
    }
}
