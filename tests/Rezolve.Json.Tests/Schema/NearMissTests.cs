using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Tests.Schema;

public sealed class NearMissTests
{
    private static readonly string[] Words = ["status", "subject", "priority", "id", "url", "type", "Type2"];

    [Theory]
    [InlineData("staus", "status")]
    [InlineData("statsu", "status")]
    [InlineData("Status", "status")]
    [InlineData("pirority", "priority")]
    [InlineData("subjekt", "subject")]
    [InlineData("tpye", "type")]
    [InlineData("ix", "id")]
    [InlineData("description", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("zz", null)]
    public void The_nearest_word_is_offered_or_none(string word, string? expected) => Assert.Equal(expected, NearMiss.Of(word, Words));

    [Fact]
    public void A_very_long_word_is_not_searched_for() => Assert.Null(NearMiss.Of(new string('a', 10_000), [new string('a', 9_999)]));
}
