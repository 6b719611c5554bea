using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tests.Manifests.Layers;
using Rezolve.Mapping.Transforms.Tables;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Compilation.Tables;

/// <summary>A table whose left sides are labels, once the system has told its list.</summary>
public sealed class CatalogTableTests
{
    private const string Statuses = "@catalogs { \"statuses\": [[\"1\", \"New\", null], [\"2\", \"Open\", null], [\"7\", \"Open\", null], [\"3\", \"Done\", null]] }";

    [Fact]
    public void The_wire_carries_the_values()
    {
        var (table, codes) = Compile("""[["New", "new"], ["Open", "open"], ["Done", "resolved"]]""");

        Assert.Empty(codes);
        Assert.Equal("new", table.ToCanonical(Value.NumberOf("1")).Text);
        Assert.Equal("3", ValueText.Of(table.ToVendor(Value.Of("resolved"), Value.Undefined)));
        Assert.True(table.ToCanonical(Value.Of("New")).IsFault);
    }

    [Fact]
    public void Of_entries_with_one_label_all_are_read_and_the_first_is_written()
    {
        var (table, _) = Compile("""[["New", "new"], ["Open", "open"], ["Done", "resolved"]]""");

        Assert.Equal(("open", "open"), (table.ToCanonical(Value.NumberOf("2")).Text, table.ToCanonical(Value.NumberOf("7")).Text));
        Assert.Equal("2", ValueText.Of(table.ToVendor(Value.Of("open"), Value.Undefined)));
    }

    [Theory]
    [InlineData("", "RZ4034")]
    [InlineData(", \"unmapped\": { \"read\": \"hold\" }", "RZ4034")]
    [InlineData(", \"unmapped\": { \"write\": \"pass\" }", "RZ4034")]
    [InlineData(", \"unmapped\": { \"read\": \"pass\" }", null)]
    [InlineData(", \"unmapped\": { \"read\": { \"use\": \"open\" } }", null)]
    public void C24_What_the_table_lacks_is_told_where_it_would_be_held(string unmapped, string? code) =>
        Assert.Equal(code is null ? [] : [code], Compile("""[["New", "new"], ["Open", "open"]]""" + unmapped).Codes);

    private static (TableProgram Table, IReadOnlyList<string> Codes) Compile(string rows)
    {
        var files = new LayeredFiles(new Dictionary<string, string> { ["desk"] = WrongFiles.Manifest });
        var program = files.Compile(
            "desk",
            $$"""
            { "catalogs": { "statuses": { "operation": "fieldList", "value": "$.id", "label": "$.name" } }, "tables": { "status": { "catalog": "statuses", "rows": {{rows}} } } }
            """,
            new WrongCase("", [Statuses], "").Settings());
        Assert.True(program is not null, WrongCase.Render(files.Bag.All));
        return (program.Tables["status"], [.. files.Bag.All.Select(one => one.Code)]);
    }
}
