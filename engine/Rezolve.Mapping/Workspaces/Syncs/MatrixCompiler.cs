using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Compiles the hub's own matrix of impact and urgency.</summary>
internal static class MatrixCompiler
{
    /// <summary>The rows; empty where the hub has no matrix.</summary>
    public static IReadOnlyList<PriorityRow> Compile(SyncCompilation compilation)
    {
        var rows = new List<PriorityRow>();
        foreach (var node in compilation.Sync.Node["priorities"]?.Items ?? [])
        {
            if (Row(node) is not { } row)
                Report("A row is [[impact, urgency], priority]: impact and urgency from \"1\" to \"3\", priority from \"1\" to \"5\".");
            else if (rows.Exists(one => (one.Impact, one.Urgency) == (row.Impact, row.Urgency)))
                Report($"Impact {row.Impact} with urgency {row.Urgency} stands in two rows.");
            else
                rows.Add(row);

            void Report(string message) => compilation.Bag.Report(StructureRules.BadForm, compilation.File.Value(node), message, "Write one row for each pair, such as [[\"1\", \"2\"], \"2\"].");
        }
        return rows;
    }

    private static PriorityRow? Row(AuthoredNode node) =>
        node.Items is [{ Items: [{ } impact, { } urgency] }, { } priority] && Is("impact", impact) && Is("urgency", urgency) && Is("priority", priority)
            ? new PriorityRow(impact.Text!, urgency.Text!, priority.Text!)
            : null;

    private static bool Is(string field, AuthoredNode node) => node.Text is { } word && CanonicalFields.Find(EntityKind.Ticket, field)!.Words.Contains(word);
}
