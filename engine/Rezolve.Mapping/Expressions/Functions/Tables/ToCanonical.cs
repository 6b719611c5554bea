using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Tables;

/// <summary><c>toCanonical(table, v)</c>.</summary>
internal static class ToCanonical
{
    public static Function Kind { get; } = new()
    {
        Name = "toCanonical",
        Parameters = [Parameter.Text("table"), Parameter.Any("v")],
        Result = ValueKinds.Json,
        Table = TableDirection.ToCanonical,
        Summary = "One look-up in a table of the manifest, from the vendor's word to the canonical word. The table's name is written down; null "
            + "and undefined give undefined; a value without a row is an error.",
        Examples =
        [
            new("toCanonical('status', '1')", "\"open\""),
            new("toCanonical('status', null)", "undefined"),
            new("toCanonical('states', '1')", "error: table 'states'"),
            new("toCanonical('status', '7')", "error: no row"),
        ],
        Code = _ => Value.Fault("a table can be looked up only in an expression of a manifest"),
    };
}
