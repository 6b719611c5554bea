using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Transforms.Tables;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Tables;

/// <summary>Holds the rows of a table against each other: of one form, none twice, and stable.</summary>
internal static class TableRows
{
    /// <summary>Reports every row that does not fit; tables with a malformed row were reported before.</summary>
    public static void Check(CompilationContext context, AuthoredNode rows, TableProgram table)
    {
        if (table.Rows.Count != rows.Items.Count || table.Rows.Count == 0)
            return;
        for (var at = 0; at < table.Rows.Count; at++)
        {
            CheckForm(context, rows.Items[at], table.Rows[at], table.Rows[0]);
            CheckTwin(context, rows, table, at);
            CheckStability(context, rows.Items[at], table, table.Rows[at]);
        }
    }

    private static void CheckForm(CompilationContext context, AuthoredNode node, TableRow row, TableRow first)
    {
        if (Width(row.Vendor) != Width(first.Vendor))
        {
            context.Bag.Report(
                FieldRules.BadRow, context.File.Value(node.Items[0]), $"This left side is {Form(row.Vendor)}, and that of the first row is {Form(first.Vendor)}.",
                "Give all left sides one form: a scalar, or a list of the same length.");
        }
    }

    private static void CheckTwin(CompilationContext context, AuthoredNode rows, TableProgram table, int at)
    {
        var twin = table.Rows.Take(at).ToList().FindIndex(row => IsSame(row, table.Rows[at]));
        if (twin >= 0)
        {
            context.Bag.Report(
                FieldRules.BadRow, context.File.Value(rows.Items[at]),
                $"The same row stands already on line {context.File.PlaceOf(rows.Items[twin]).Line}.", "Remove one of the two.");
        }
    }

    // What is written for the row's right side must be what is written for whatever it reads back as, or a sync would write again and again.
    private static void CheckStability(CompilationContext context, AuthoredNode node, TableProgram table, TableRow row)
    {
        var written = table.ToVendor(row.Canonical, Value.Undefined);
        var read = table.ToCanonical(written);
        var again = table.ToVendor(read, Value.Undefined);
        if (TableLookups.Matches(written, again))
            return;
        context.Bag.Report(
            FieldRules.Unstable, context.File.Value(node),
            $"'{row.Canonical.Text}' is written as {Show(written)}, which reads as '{read.Text}', and that is written as {Show(again)}.",
            $"Move the row [{Show(written)}, \"{read.Text}\"] before the row [{Show(again)}, \"{read.Text}\"].");
    }

    private static bool IsSame(TableRow a, TableRow b) => ValueEquality.AreEqual(a.Vendor, b.Vendor) && ValueEquality.AreEqual(a.Canonical, b.Canonical);

    private static int Width(Value vendor) => vendor.Kind == ValueKind.List ? vendor.List.Count : -1;

    private static string Form(Value vendor) => vendor.Kind == ValueKind.List ? $"a list of {vendor.List.Count}" : "a scalar";

    private static string Show(Value value) => ValueJson.ToText(value);
}
