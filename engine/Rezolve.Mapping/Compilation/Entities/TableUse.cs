using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Holds a table against a field that uses it: its right sides are words of the field.</summary>
internal static class TableUse
{
    /// <summary>Reports every row that does not fit.</summary>
    public static void Check(CompilationContext context, AuthoredNode node, TableProgram table, CanonicalField field)
    {
        var rows = node["rows"]!.Items;
        if (field is { Closed: true } or { Name: "priority" or "impact" or "urgency" or "status" or "type" })
        {
            foreach (var row in rows.Where(row => row.Items.Count == 2 && row.Items[1].String is { } word && !field.Words.Contains(word)))
            {
                context.Bag.Report(
                    FieldRules.UnknownStatus, context.File.Value(row.Items[1]), $"'{row.Items[1].Text}' is no value of the canonical field '{field.Name}'.",
                    $"Use one of: {string.Join(", ", field.Words)}.", NearMiss.Of(row.Items[1].Text!, field.Words));
            }
        }
    }
}
