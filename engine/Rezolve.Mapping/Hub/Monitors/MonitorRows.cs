using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Monitors;

/// <summary>Monitors as rows.</summary>
internal static class MonitorRows
{
    /// <summary>Where that of a connection is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection) => new(tenant, RowKinds.Monitor, connection);

    /// <summary>The row; it must still have the version it was read with.</summary>
    public static RowWrite Of(RowKey key, ConnectionMonitor monitor, long version) => new(key, RowContent.Begin()
        .With("told", monitor.Told).With("echoes", monitor.Echoes).With("edits", monitor.Edits).With("writes", monitor.Writes)
        .WithEach("fields", monitor.Fields, static (content, field) => content.AddObject(field, static (members, one) =>
            members.With("map", one.Map).With("told", one.Told).With("unmapped", one.Unmapped).With("values", Counts(one.Values)).With("before", Counts(one.Before))))
        .End())
    {
        Expected = version,
    };

    /// <summary>The monitor of a row; one that says nothing where there is no row.</summary>
    public static ConnectionMonitor Read(StoredRow? stored)
    {
        if (stored is null)
            return new ConnectionMonitor();
        var row = ValueJson.Read(stored.Content);
        return new ConnectionMonitor
        {
            Told = row.NumberOf("told"),
            Echoes = row.NumberOf("echoes"),
            Edits = row.NumberOf("edits"),
            Writes = row.NumberOf("writes"),
            Fields = row.EntriesOf("fields", Field),
        };
    }

    private static FieldMonitor Field(Value row) => new(row.TextOf("map") ?? "")
    {
        Told = row.NumberOf("told"),
        Unmapped = row.NumberOf("unmapped"),
        Values = Counts(row["values"]),
        Before = Counts(row["before"]),
    };

    private static Value Counts(IReadOnlyDictionary<string, long> counts)
    {
        var members = new ValueObject();
        foreach (var (value, count) in counts)
            members[value] = Value.Of(count);
        return Value.Of(members);
    }

    private static Dictionary<string, long> Counts(in Value row)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (value, count) in row.Kind == ValueKind.Object ? row.Object : [])
            counts[value] = count.TryGetInteger(out var number) ? number : 0;
        return counts;
    }
}
