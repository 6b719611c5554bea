using LiteDB;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Rows;

public sealed class RowTableTests
{
    private static readonly string[] Odd = ["", "a", "a\0", "a\0b", "ab", "\0", "\uD83D\uDE00", "\uD83D", "\uFFFF", "Z", "ä"];

    [Theory]
    [InlineData(null, "_id")]
    [InlineData("due", "x")]
    public void APageIsFoundByAnIndexAndNotSorted(string? index, string name)
    {
        using var database = new LiteDatabase(":memory:");
        var rows = Filled(database);
        var plan = rows.Plan(new("acme", "link", 5) { Index = index, From = "a" });
        Assert.Equal(name, plan["index"]["name"].AsString);
        Assert.Contains("RANGE", plan["index"]["mode"].AsString);
        Assert.False(plan.ContainsKey("filters"));
        Assert.False(plan.ContainsKey("orderBy"));
    }

    [Fact]
    public void EveryPageIsTheOneThatAListWouldGive()
    {
        using var database = new LiteDatabase(":memory:");
        var rows = Filled(database);
        string?[] bounds = [null, "", "a", "a\0", "ab", "\uFFFF"];
        foreach (var (index, from, before, tenant) in
            from index in new[] { null, "due" } from low in bounds from high in bounds from tenant in new[] { "acme", "acme\0" } select (index, low, high, tenant))
        {
            var expected = Odd.Where(text => (from is null || string.CompareOrdinal(text, from) >= 0) && (before is null || string.CompareOrdinal(text, before) < 0));
            Assert.Equal(expected.Order(StringComparer.Ordinal), All(rows, new(tenant, "link", 2) { Index = index, From = from, Before = before }));
        }
    }

    [Fact]
    public void AUniqueTextLeadsToItsRow()
    {
        using var database = new LiteDatabase(":memory:");
        var rows = Filled(database);
        Assert.All(Odd, text => Assert.Equal(new RowKey("acme", "link", text), rows.Owner(new("acme", "link", "u" + text))));
        Assert.Null(rows.Owner(new("acme", "link", "none")));
        Assert.Null(rows.Owner(new("acme", "other", "ua")));
    }

    private static List<string> All(RowTable rows, RowQuery query)
    {
        var ids = new List<string>();
        for (RowPage? page = null; page is null || page.Next is not null;)
        {
            page = rows.Page(query with { After = page?.Next });
            ids.AddRange(page.Rows.Select(row => row.Key.Id));
        }
        return ids;
    }

    private static RowTable Filled(LiteDatabase database)
    {
        var rows = new RowTable(database);
        rows.Prepare();
        foreach (var (tenant, id) in from tenant in new[] { "acme", "acme\0", "acm" } from id in Odd select (tenant, id))
        {
            var document = RowDocument.Of(new RowWrite(new(tenant, "link", id), default) { Index = new Dictionary<string, string> { ["due"] = id, ["due\0"] = "x", ["du"] = "x" }, Unique = ["u" + id] });
            document["v"] = 1L;
            rows.Write(document);
        }
        return rows;
    }
}
