using System.Text;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Toys.Children;

public sealed class ChildReaderTests
{
    private const string Case =
        """
        { "id": 7, "title": "Printer", "log": [
          { "id": 1, "at": "2026-05-01T09:00:00Z", "by": 5, "text": "Hello", "changes": [] },
          { "id": 2, "at": "2026-05-01T10:00:00Z", "by": 6, "text": "", "changes": [{ "field": "state", "was": "new", "is": "open" }, { "field": "owner", "was": null, "is": 6 }] },
          { "id": 3, "at": "2026-05-01T11:00:00Z", "by": 5, "text": "Thanks" } ] }
        """;

    [Fact]
    public async Task ChildrenOfAListAreReadForEachParentPageByPage()
    {
        var toy = new CasesToy(asked => asked.Scope[Rezolve.Mapping.Expressions.Root.Parent]["key"].Text switch
        {
            "7" when asked.Page["number"].ToString() == "1" => new Told("""{ "files": [{ "id": "a", "name": "a.txt", "size": 1 }, { "id": "b", "name": "b.txt", "size": 0 }] }"""),
            "7" => new Told("""{ "files": [{ "id": "c", "name": "c.txt", "size": 3 }] }"""),
            _ => new Told("""{ "files": [] }"""),
        });
        var read = await toy.ReadAsync("attachment", [toy.Key("7"), toy.Key("8")]);

        Assert.Equal(
            [
                """{"key":"a","parent":{"entity":"case","key":"7"},"filename":"a.txt","size":1}""",
                """{"key":"c","parent":{"entity":"case","key":"7"},"filename":"c.txt","size":3}""",
            ],
            read.Lines);
        Assert.Equal(new FeedCounts { Received = 3, Read = 2, Filtered = 1 }, read.Counts);
        Assert.Equal(3, toy.Vendor.Log.Count);
    }

    [Fact]
    public async Task TheRequestOfAListNamesTheParent()
    {
        var seen = new List<string>();
        var toy = new CasesToy(asked =>
        {
            seen.Add(CasesToy.Address(asked));
            return new Told("""{ "files": [] }""");
        });
        await toy.ReadAsync("attachment", [toy.Key("7 8")]);
        Assert.Equal(["GET /cases/7%208/files?page=1"], seen);
    }

    [Fact]
    public async Task ChildrenInsideTheRecordCostNoRequest()
    {
        var toy = new CasesToy(_ => throw new InvalidOperationException("nothing may be asked"));
        var parent = new ParentRecord(toy.Case, "7", Encoding.UTF8.GetBytes(Case), "caseGet");

        var comments = await toy.ReadAsync("comment", [parent]);
        var history = await toy.ReadAsync("history", [parent]);

        Assert.Equal(
            [
                """{"key":"1","parent":{"entity":"case","key":"7"},"body":{"format":"plain","text":"Hello"},"author":{"key":"5"},"createdAt":"2026-05-01T09:00:00Z"}""",
                """{"key":"3","parent":{"entity":"case","key":"7"},"body":{"format":"plain","text":"Thanks"},"author":{"key":"5"},"createdAt":"2026-05-01T11:00:00Z"}""",
            ],
            comments.Lines);
        Assert.Equal(new FeedCounts { Received = 3, Read = 2, Filtered = 1 }, comments.Counts);
        Assert.Equal(
            [
                """{"key":"2.state","parent":{"entity":"case","key":"7"},"at":"2026-05-01T10:00:00Z","actor":{"key":"6"},"field":"state","from":"new","to":"open"}""",
                """{"key":"2.owner","parent":{"entity":"case","key":"7"},"at":"2026-05-01T10:00:00Z","actor":{"key":"6"},"field":"owner","from":null,"to":6}""",
            ],
            history.Lines);
    }

    [Fact]
    public async Task AParentThatWasReadAnotherWayIsReadOnceMore()
    {
        var toy = new CasesToy(asked => asked.Key == "7" ? new Told(Case) : new Told("{}", 404));
        var row = new ParentRecord(toy.Case, "7", """{ "id": 7 }"""u8.ToArray(), "caseList");

        var read = await toy.ReadAsync("comment", [row, toy.Key("8")]);

        Assert.Equal(2, read.Lines.Count);
        Assert.Equal(["8"], read.Missing);
        Assert.Equal(["caseGet", "caseGet"], toy.Vendor.Log);
    }

    [Fact]
    public async Task AParentThatIsGoneHasNoChildrenAndIsNoFault()
    {
        var toy = new CasesToy(asked => CasesToy.Address(asked).Contains("/7/") ? new Told("{}", 404) : new Told("""{ "files": [{ "id": "a", "name": "a", "size": 1 }] }"""));
        var read = await toy.ReadAsync("attachment", [toy.Key("7"), toy.Key("8")]);
        Assert.Equal(["7"], read.Missing);
        Assert.Single(read.Lines);
        Assert.Null(read.Fault);
    }

    [Fact]
    public async Task AFaultOfTheConnectionEndsTheRun()
    {
        var toy = new CasesToy(asked => CasesToy.Address(asked).Contains("/7/") ? new Told("{}", 503) : new Told("""{ "files": [] }"""));
        var read = await toy.ReadAsync("attachment", [toy.Key("7"), toy.Key("8"), toy.Key("9")]);
        Assert.Equal(AnswerAction.Retry, read.Fault!.Action);
        Assert.Single(toy.Vendor.Log);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public async Task ParentsReadSideBySideKeepTheirOrder(int atOnce)
    {
        var toy = new CasesToy(asked => new Told($$"""{ "files": [{ "id": "{{asked.Scope[Rezolve.Mapping.Expressions.Root.Parent]["key"].Text}}", "name": "x", "size": 1 }] }"""));
        var read = await toy.ReadAsync("attachment", [.. Enumerable.Range(1, 20).Select(key => toy.Key($"{key}"))], atOnce);
        Assert.Equal(Enumerable.Range(1, 20).Select(key => $$$"""{"key":"{{{key}}}","parent":{"entity":"case","key":"{{{key}}}"},"filename":"x","size":1}"""), read.Lines);
    }

    [Fact]
    public async Task NoMoreParentsAreBegunThanAllowed()
    {
        var toy = new CasesToy(_ => new Told("""{ "files": [] }"""));
        var parents = Enumerable.Range(1, 20).Select(key => toy.Key($"{key}")).ToList();
        await foreach (var page in toy.Children("attachment", atOnce: 3).ReadAsync(parents, CasesToy.Scope(), TestContext.Current.CancellationToken))
        {
            page.Dispose();
            break;
        }
        Assert.InRange(toy.Vendor.Log.Count, 1, 4);
    }
}
