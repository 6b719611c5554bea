namespace Rezolve.Json.Tests;

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

    [Theory]
    [InlineData("recrod", "record")] // swapped
    [InlineData("recor", "record")] // missing
    [InlineData("recordd", "record")] // added
    [InlineData("rekord", "record")] // wrong
    [InlineData("Record", "record")] // a capital
    [InlineData("tikcets", "ticket")]
    [InlineData("ky", "key")]
    [InlineData("banana", null)]
    [InlineData("rexxxd", null)]
    public void One_edit_in_three_letters_is_near(string written, string? meant) => Assert.Equal(meant, NearMiss.Of(written, ["item", "record", "ticket", "key"]));

    [Fact]
    public void The_nearest_wins_and_the_first_of_equals()
    {
        Assert.Equal("status", NearMiss.Of("statu", ["statute", "status"]));
        Assert.Equal("fetch1", NearMiss.Of("fetch", ["fetch1", "fetch2"]));
        Assert.Null(NearMiss.Of("record", ["records", "record"]));
        Assert.Null(NearMiss.Of("anything", []));
    }

    [Fact]
    public void A_very_long_word_is_not_searched_for() => Assert.Null(NearMiss.Of(new string('a', 10_000), [new string('a', 9_999)]));
}
