using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests;

/// <summary>What will be read after a value was written, as far as a manifest tells.</summary>
public sealed class RoundTripTests
{
    private readonly SystemFacts _facts = new Desk().Facts;

    [Theory]
    [InlineData("subject", "\"Mouse\"", "\"Mouse\"")]
    [InlineData("subject", "null", "null")]
    [InlineData("subject", "\"A text of more than twenty letters\"", "\"A text of more than\"")]
    [InlineData("status", "\"open\"", "\"open\"")]
    [InlineData("status", "\"closed\"", "\"resolved\"")]
    [InlineData("priority", "\"2\"", "\"2\"")]
    [InlineData("assignee", "\"u1\"", "\"u1\"")]
    [InlineData("assignee", "null", "null")]
    [InlineData("tags", """["a","b"]""", """["a","b"]""")]
    [InlineData("watchers", """["u2","u1"]""", """["u1","u2"]""")]
    [InlineData("due", "\"2026-06-01T08:30:00Z\"", "\"2026-06-01T00:00:00Z\"")]
    [InlineData("description", """{"format":"html","text":"<p>a</p>"}""", """{"format":"html","text":"<p>a</p>"}""")]
    [InlineData("description", """{"format":"markdown","text":"**a**"}""", """{"format":"html","text":"<p><strong>a</strong></p>"}""")]
    [InlineData("resolution.code", "\"fixed\"", "\"fixed\"")]
    public void What_comes_back_is_known(string field, string canonical, string back) =>
        Assert.Equal(back, _facts[field]!.ReadsBack(Desk.Json(canonical)).ToString());

    [Theory]
    [InlineData("status", "\"onHold\"", "the table status has no row to write \"onHold\"")]
    [InlineData("priority", "\"5\"", "the table grid has no row to write \"5\"")]
    [InlineData("due", "\"soon\"", "expected")]
    [InlineData("description", """{"format":"wiki","text":"a"}""", "the text is in 'wiki'; the formats are plain, html,")]
    public void What_cannot_be_written_is_a_fault(string field, string canonical, string why) =>
        Assert.Contains(why, _facts[field]!.ReadsBack(Desk.Json(canonical)).Text);

    [Fact]
    public void What_an_expression_makes_of_a_value_that_is_read_elsewhere_cannot_be_told() =>
        Assert.Equal("undefined", _facts["requester"]!.ReadsBack(Desk.Json("\"u1\"")).ToString());

    [Fact]
    public void A_field_that_is_only_read_cannot_be_written()
    {
        var only = new Desk(manifest: Desk.Text.Replace("\"path\": \"$.topic\"", "\"read\": \"$.topic\"", StringComparison.Ordinal)).Facts["category"]!;

        Assert.Equal((true, false, false), (only.IsRead, only.IsUpdated, only.IsCreated));
        Assert.Contains("is only read", only.ReadsBack(Desk.Json("\"x\"")).Text);
    }

    [Fact]
    public void Many_threads_may_ask_at_once() => Parallel.For(0, 200, at =>
        Assert.Equal($"\"{at}\"", _facts["subject"]!.ReadsBack(Desk.Json($"\"{at}\"")).ToString()));
}
