using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>The parts of a connector that cases can use, each with a name that people read.</summary>
internal static class CoverageItems
{
    /// <summary>All of them: fields in both directions, table rows, operations, pages, error rules, ways to sign in, webhooks.</summary>
    public static IEnumerable<string> Of(ConnectorProgram program) =>
    [
        .. program.Entities.Values.SelectMany(FieldsOf),
        .. program.Tables.Values.SelectMany(table => RowsOf(program, table)),
        .. program.Operations.Keys.Select(Operation),
        .. program.Operations.Values.Where(operation => operation.Pages is not null).Select(Pages),
        .. program.Connection.Errors.Concat(program.Operations.Values.SelectMany(operation => operation.Errors)).Select(rule => Rule(rule.Place)),
        .. program.Connection.Auth.Keys.Select(Auth),
        .. program.Webhooks.Keys.Select(Webhook),
    ];

    public static string Read(EntityProgram entity, FieldProgram field) => $"{entity.Name}.{field.Name} read";

    public static string Write(EntityProgram entity, FieldProgram field) => $"{entity.Name}.{field.Name} write";

    public static string Row(TableProgram table, TableRow row, string direction) => $"table {table.Name} {row.Vendor} = {row.Canonical} {direction}";

    public static string Operation(string name) => $"operation {name}";

    public static string Pages(OperationProgram operation) => $"operation {operation.Name}, next page";

    public static string Rule(SourcePlace place) => $"error rule {place.Pointer}";

    public static string Webhook(string name) => $"webhook {name}";

    public static string Auth(string option) => $"sign-in {option}";

    private static IEnumerable<string> FieldsOf(EntityProgram entity) =>
        entity.Fields.SelectMany(field => (string?[])[field.Read is null ? null : Read(entity, field), field.Writes.Count == 0 ? null : Write(entity, field)]).OfType<string>();

    // A row is read only where it is the first with its vendor value, and written only where it is the first with its canonical value; of a
    // table whose fields go one way only that way counts.
    private static IEnumerable<string> RowsOf(ConnectorProgram program, TableProgram table)
    {
        var fields = program.Entities.Values.SelectMany(entity => entity.Fields).Where(field => field.Table == table).ToList();
        if (fields.Count == 0 || fields.Exists(field => field.Read is not null))
        {
            foreach (var row in Firsts(table, row => row.Vendor))
                yield return Row(table, row, "read");
        }
        if (fields.Count == 0 || fields.Exists(field => field.Writes.Count > 0))
        {
            foreach (var row in Firsts(table, row => row.Canonical))
                yield return Row(table, row, "write");
        }
    }

    private static IEnumerable<TableRow> Firsts(TableProgram table, Func<TableRow, Value> side) =>
        table.Rows.Where((row, at) => table.Rows.Take(at).All(one => side(one).ToString() != side(row).ToString()));
}
