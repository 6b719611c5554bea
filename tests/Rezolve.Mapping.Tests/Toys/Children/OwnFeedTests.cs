using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Toys.Children;

public sealed class OwnFeedTests
{
    [Fact]
    public async Task AFeedOfItsOwnNamesTheParentOfEachRecord()
    {
        var seen = new List<string>();
        var toy = new CasesToy(asked =>
        {
            seen.Add(CasesToy.Address(asked));
            return asked.Operation.Name == "replyFeed"
                ? new Told("""{ "replies": [{ "id": 11, "case": 7 }, { "id": 12, "case": 8 }, { "id": 13 }] }""")
                : asked.Key == "13" ? new Told("""{ "id": 13, "text": "?" }""") : new Told($$"""{ "id": {{asked.Key}}, "text": "T", "sort": "reply", "by": 5 }""");
        });
        var unit = CasesToy.Scope();
        unit[Root.Parent] = ParentValue.Of(toy.Case, null);
        var lines = new List<string>();
        var counts = default(FeedCounts);
        var faulty = new List<string>();
        await foreach (var page in toy.Feed("reply").ChangesAsync(null, null, unit, TestContext.Current.CancellationToken))
        {
            using (page)
            {
                lines.AddRange(toy.Map("reply", page.Records));
                faulty.AddRange(page.Faulty.Select(one => one.Reason));
                counts += page.Counts;
            }
        }
        Assert.Equal(
            [
                """{"key":"11","parent":{"entity":"case","key":"7"},"body":{"format":"plain","text":"T"},"kind":"public","author":{"key":"5"}}""",
                """{"key":"12","parent":{"entity":"case","key":"8"},"body":{"format":"plain","text":"T"},"kind":"public","author":{"key":"5"}}""",
            ],
            lines);
        Assert.Equal(["GET /replies?of=cases", "GET /cases/7/replies/11", "GET /cases/8/replies/12"], seen.Take(3));
        Assert.Equal(new FeedCounts { Received = 3, Read = 2, Faulty = 1 }, counts);
        Assert.NotEmpty(faulty);
    }

    [Fact]
    public async Task EachChangeOfARowIsARecordThatSeesTheRow()
    {
        var toy = new CasesToy(_ => new Told(
            """
            { "entries": [
              { "id": 1, "case": 7, "at": "2026-05-01T09:00:00Z", "changes": [{ "field": "a" }, { "field": "b" }] },
              { "id": 2, "case": 8, "at": "2026-05-01T10:00:00Z", "changes": [] },
              { "id": 3, "case": 9, "at": "2026-05-01T11:00:00Z", "changes": [{ "field": "c" }] } ] }
            """));
        var unit = CasesToy.Scope();
        unit[Root.Parent] = ParentValue.Of(toy.Case, null);
        var lines = new List<string>();
        await foreach (var page in toy.Feed("change").ListAsync(null, unit, TestContext.Current.CancellationToken))
        {
            using (page)
                lines.AddRange(toy.Map("change", page.Records));
        }
        Assert.Equal(
            [
                """{"key":"1.a","parent":{"entity":"case","key":"7"},"at":"2026-05-01T09:00:00Z","field":"a"}""",
                """{"key":"1.b","parent":{"entity":"case","key":"7"},"at":"2026-05-01T09:00:00Z","field":"b"}""",
                """{"key":"3.c","parent":{"entity":"case","key":"9"},"at":"2026-05-01T11:00:00Z","field":"c"}""",
            ],
            lines);
    }
}
