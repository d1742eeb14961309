using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Tests.Generator.Diagnostics;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("mm", "m")]
    [InlineData("alhpa", "alpha")]
    [InlineData("alph", "alpha")]
    [InlineData("beta_1", "beta1")]
    [InlineData("q", null)]
    [InlineData("entirely_else", null)]
    public void The_nearest_name_within_two_edits_is_named(string name, string? expected) =>
        Assert.Equal(expected, Suggestions.Nearest(name, ["m", "alpha", "beta1"]));
}
