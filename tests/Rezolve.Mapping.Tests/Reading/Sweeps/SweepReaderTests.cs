using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Sweeps;

public sealed class SweepReaderTests
{
    private static Told Pages(Asked asked, params string[] rows) =>
        Told.Rows(rows.Skip(((int)asked.Page["number"].Double - 1) * 2).Take(2));

    [Fact]
    public async Task TheKeysOfAllPagesComeWithTheirVersions()
    {
        var desk = new DeletesDesk(""" "list": "all", "deletes": { "sweep": "keys" }, """, asked => Pages(asked, """{ "id": 1, "rev": 4 }""", """{ "id": 2 }""", """{ "id": 3, "rev": "x" }"""));

        var swept = await desk.SweepAsync();

        Assert.Equal(["1 4", "2 ", "3 x"], swept.Keys.Select(one => $"{one.Key} {one.Version}"));
        Assert.Null(swept.Fault);
        Assert.All(desk.Vendor.Log, asked => Assert.StartsWith("keys", asked, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(""" "list": { "operation": "all", "hint": "$.ref", "where": "{{ record.ref !== 2 }}" }, """)]
    [InlineData(""" "list": { "operation": "all", "hint": "$.ref", "where": "{{ record.ref !== 2 }}" }, "deletes": { "sweep": "all" }, """)]
    public async Task TheListGivesTheKeysAsItDoesElsewhereAndNoRecordIsRead(string members)
    {
        var desk = new DeletesDesk(members, asked => Pages(asked, """{ "ref": 1 }""", """{ "ref": 2 }""", """{ "ref": 3 }"""));

        Assert.Equal(["1", "3"], (await desk.SweepAsync()).Keys.Select(one => one.Key));
        Assert.All(desk.Vendor.Log, asked => Assert.StartsWith("all", asked, StringComparison.Ordinal));
    }

    [Fact] // pages that shift are asked for anew from the mark, so a row may come twice and counts once
    public async Task AFeedOfChangesIsSweptFromItsBeginningAsItIsReadElsewhere()
    {
        var rows = Enumerable.Range(1, 5).Select(id => (Id: id, At: Fixed.Noon.AddMinutes(id - 10))).ToList();
        var desk = new DeletesDesk(
            """ "changes": { "operation": "changed", "hint": "$.id", "cursor": { "type": "instant", "field": "$.at", "ordered": true } }, "deletes": { "sweep": "changed" }, """,
            asked => Pages(asked, [.. rows.Where(row => row.At >= asked.Cursor["since"].Instant).Select(row => $$"""{ "id": {{row.Id}}, "at": "{{row.At:yyyy-MM-ddTHH:mm:ssZ}}" }""")]));

        Assert.Equal(["1", "2", "3", "4", "5"], (await desk.SweepAsync()).Keys.Select(one => one.Key));
    }

    [Fact]
    public async Task AFaultSaysThatNotAllKeysWereRead()
    {
        var desk = new DeletesDesk(""" "list": "all", """, asked => asked.Page["number"].ToString() == "1" ? Told.Rows(["""{ "id": 1 }""", """{ "rev": 2 }"""]) : new Told("{}", 503));

        var swept = await desk.SweepAsync();

        Assert.Equal(["1"], swept.Keys.Select(one => one.Key));
        Assert.Equal(1, swept.Faulty);
        Assert.NotNull(swept.Fault);
    }
}
