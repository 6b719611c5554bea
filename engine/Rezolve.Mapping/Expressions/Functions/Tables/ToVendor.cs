using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Tables;

/// <summary><c>toVendor(table, v)</c>.</summary>
internal static class ToVendor
{
    public static Function Kind { get; } = new()
    {
        Name = "toVendor",
        Parameters = [Parameter.Text("table"), Parameter.Any("v")],
        Result = ValueKinds.Json,
        Table = TableDirection.ToVendor,
        Summary = "One look-up in a table of the manifest, from the canonical word to the vendor's word. The table's name is written down; null "
            + "and undefined give undefined; a value without a row is an error.",
        Examples =
        [
            new("toVendor('status', 'open')", "\"1\""),
            new("toVendor('status', null)", "undefined"),
            new("toVendor('states', 'open')", "error: table 'states'"),
            new("toVendor('status', '7')", "error: no row"),
        ],
        Code = _ => Value.Fault("a table can be looked up only in an expression of a manifest"),
    };
}
