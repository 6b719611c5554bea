namespace Rezolve.Mapping.Language.Shapes;

/// <summary>A value table.</summary>
internal static class TableShape
{
    private static readonly Written Unmapped = new Written.ShortOrLong(
        new Written.Choice(
            new("hold", "The field is left as it is on both sides, and reported."),
            new("pass", "The value goes through unchanged: for open vocabularies.")),
        new Written.Shaped(new Shape("use", "Use a value", "A value instead of the unmapped one.")
        {
            Load = () => [new("use", new Written.Literal(), "The value to use.") { Required = true }],
        }));

    private static readonly Shape UnmappedShape = new("unmapped", "Unmapped values", "What happens to a value with no row, per direction.")
    {
        Load = () =>
        [
            new("read", Unmapped, "For a vendor value without a row.") { Default = "\"hold\"" },
            new("write", Unmapped, "For a canonical value without a row.") { Default = "\"hold\"" },
        ],
        Example = """{ "read": "pass", "write": "hold" }""",
    };

    /// <summary>What a table may hold.</summary>
    public static Shape Shape { get; } = new("table", "Value table", "A relation between vendor values and canonical values. Order is preference.")
    {
        Load = () =>
        [
            new("rows", new Written.List(new Written.List(new Written.Literal())),
                "Rows [vendor, canonical]. Reading takes the first row whose left side matches, writing the first whose right side matches: "
                + "of tuples the one nearest to what the vendor has, where members that are single digits are levels, and of two as near the one that changes the first member less.")
                { Required = true, Examples = ["""[ ["new", "new"], ["open", "open"], ["solved", "resolved"] ]"""] },
            new("unmapped", new Written.Shaped(UnmappedShape), "What happens to a value with no row; the default is to hold the field."),
            new("catalog", new Written.NameOf(NameSpace.Catalog), "The left side is a label of this catalogue, and the wire carries its value."),
        ],
        Example = """{ "rows": [ ["new", "new"], ["solved", "resolved"] ] }""",
    };
}
