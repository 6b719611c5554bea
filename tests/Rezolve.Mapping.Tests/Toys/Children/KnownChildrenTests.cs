using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Toys.Children;

/// <summary>Children that were read before and are as they were are counted, and neither handed on nor asked for.</summary>
public sealed class KnownChildrenTests
{
    private readonly ParentMarks _marks = new(100);
    private string _files = """[{ "id": "a", "name": "a", "size": 1 }, { "id": "b", "name": "b", "size": 1 }]""";

    [Fact]
    public async Task What_was_read_before_is_not_handed_on_again()
    {
        Assert.Equal(["a", "b"], (await ReadAsync()).Keys);
        var (keys, counts) = await ReadAsync();
        Assert.Empty(keys);
        Assert.Equal(new FeedCounts { Received = 2, Unchanged = 2 }, counts);
    }

    [Fact]
    public async Task What_is_new_or_changed_is_handed_on()
    {
        await ReadAsync();
        _files = """[{ "id": "a", "name": "renamed", "size": 1 }, { "id": "b", "name": "b", "size": 1 }, { "id": "c", "name": "c", "size": 1 }]""";
        var (keys, counts) = await ReadAsync();
        Assert.Equal(["a", "c"], keys);
        Assert.Equal(new FeedCounts { Received = 3, Read = 2, Unchanged = 1 }, counts);
        Assert.Empty((await ReadAsync()).Keys);
    }

    [Fact]
    public async Task What_was_not_stored_is_read_again()
    {
        await ReadAsync(stores: false);
        Assert.Equal(["a", "b"], (await ReadAsync()).Keys);
    }

    [Fact]
    public async Task A_parent_whose_reading_broke_off_is_read_from_its_beginning()
    {
        _files = """[{ "id": "a", "name": "a", "size": 1 }, { "id": "b", "name": "b", "size": 1 }], "then": 503""";
        Assert.Equal(["a", "b"], (await ReadAsync()).Keys);
        Assert.Equal(["a", "b"], (await ReadAsync()).Keys);
        Assert.Equal(0, _marks.Count);
    }

    [Fact]
    public async Task What_could_not_be_read_is_not_known()
    {
        _files = """[{ "name": "no key", "size": 1 }, { "id": "b", "name": "b", "size": 1 }]""";
        Assert.Equal(new FeedCounts { Received = 2, Read = 1, Faulty = 1 }, (await ReadAsync()).Counts);
        Assert.Equal(new FeedCounts { Received = 2, Unchanged = 1, Faulty = 1 }, (await ReadAsync()).Counts);
    }

    [Fact]
    public async Task Embedded_children_are_known_too()
    {
        var toy = new CasesToy(_ => throw new InvalidOperationException());
        var parent = new ParentRecord(toy.Case, "7", """{ "id": 7, "log": [{ "id": 1, "text": "A" }, { "id": 2, "text": "B" }] }"""u8.ToArray(), "caseGet");
        var seen = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await foreach (var page in new ChildReader(toy.Vendor.SendAsync, CasesToy.Program.Entities["comment"], TimeProvider.System) { Marks = _marks }
                .ReadAsync([parent], CasesToy.Scope(), TestContext.Current.CancellationToken))
            {
                seen.AddRange(page.Page.Records.Select(record => record.Key));
                _marks.Take(page.Mark!);
            }
        }
        Assert.Equal(["1", "2"], seen);
    }

    private async Task<(List<string> Keys, FeedCounts Counts)> ReadAsync(bool stores = true)
    {
        var toy = new CasesToy(asked => asked.Scope[Root.Page]["number"].ToString() == "1" ? new Told($$"""{ "files": {{_files}} }""")
            : _files.EndsWith("503", StringComparison.Ordinal) ? new Told("{}", 503) : new Told("""{ "files": [] }"""));
        var (keys, counts) = (new List<string>(), default(FeedCounts));
        var reader = new ChildReader(toy.Vendor.SendAsync, CasesToy.Program.Entities["attachment"], TimeProvider.System) { Marks = _marks };
        await foreach (var page in reader.ReadAsync([toy.Key("7")], CasesToy.Scope(), TestContext.Current.CancellationToken))
        {
            using (page)
            {
                Assert.True(page.Page.Counts.AddUp);
                keys.AddRange(page.Page.Records.Select(record => record.Key));
                counts += page.Page.Counts;
                if (stores && page.Mark is { } mark)
                    _marks.Take(mark);
            }
        }
        return (keys, counts);
    }
}
