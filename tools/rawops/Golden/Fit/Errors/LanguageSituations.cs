namespace RawOpsNet.CommandLine.Golden.Fit.Errors;

/// <summary>Lists situations that Python meets when it runs and C# when it compiles: the compiler must refuse them.</summary>
internal static class LanguageSituations
{
    public static IEnumerable<(string Id, Situation Situation)> All =>
    [
        Refused("bad-compile-keyword", "model.Compile(\"sgd\", lr: 0.1);", "CS1739"),
        Refused("validation-split-dataset", "model.Fit(batches, validationSplit: 0.5);", "CS1503", "CS1739"),
        Refused("y-with-dataset", "model.Fit(batches, y);", "CS1503"),
        Refused("weights-with-dataset", "model.Fit(batches, sampleWeight: w);", "CS1503", "CS1739"),
        Refused("validation-freq-type", "model.Fit(x, y, validationFrequency: 1.5);", "CS1503", "CS1739"),
        Refused("four-tuple", "Batch batch = (x, y, w, w);", "CS0029"),
        Refused("unsupported-input", "model.Fit(new HashSet<int> { 1, 2 });", "CS1503"),
        Refused("mixed-lists", "model.Fit(x, new List<List<float>> { new() { 1f } });", "CS1503"),
        Refused("unknown-evaluate-keyword", "model.Evaluate(x, y, nope: 1);", "CS1739"),
        Refused("sequential-not-a-layer", "_ = new Sequential(new[] { \"x\" });", "CS1503"),
        Refused("checkpoint-save-freq", "_ = new ModelCheckpoint(\"m\", saveEveryBatches: \"x\");", "CS1503"),
        Refused("lr-schedule-not-float", "_ = new LearningRateScheduler(epoch => \"x\");", "CS0029", "CS1662"),
        Refused("callback-is-not-a-callback", "model.Fit(x, y, callbacks: new[] { 1 });", "CS1503"),
    ];

    private static (string Id, Situation Situation) Refused(string id, string code, params string[] errors) =>
        (id, new Situation(() => Snippet.RequireRefused(code, errors)));
}
