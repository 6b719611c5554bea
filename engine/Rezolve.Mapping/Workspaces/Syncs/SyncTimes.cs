using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Reads when a sync begins, how often it asks, and how much it may do.</summary>
internal static class SyncTimes
{
    /// <summary>Where it begins; null where that is not said, or not understood.</summary>
    public static DateTimeOffset? From(SyncCompilation compilation) => Instant(compilation, compilation.Sync.Node["from"]);

    /// <summary>A date or instant; null where none is said, or not understood.</summary>
    public static DateTimeOffset? Instant(SyncCompilation compilation, AuthoredNode? node)
    {
        if (node is null)
            return null;
        var isDate = node.Text!.Length == "2026-01-01".Length;
        if (IsoInstant.TryRead(node.Text, out var local, out var offset) && (isDate || offset is not null) && local.Ticks >= (offset?.Ticks ?? 0))
            return new DateTimeOffset(local.Ticks - (offset?.Ticks ?? 0), TimeSpan.Zero);
        compilation.Bag.Report(
            StructureRules.BadForm, compilation.File.Value(node), $"'{node.Text}' is neither a date nor an instant with its time zone.", "Write it like 2026-01-01 or 2026-01-01T08:00:00Z.");
        return null;
    }

    /// <summary>How often the systems are asked.</summary>
    public static SyncSchedule Schedule(SyncCompilation compilation)
    {
        var usual = new SyncSchedule();
        if (compilation.Sync.Node["schedule"] is not { } node)
            return usual;
        var members = compilation.Members(node, SyncShape.Schedule);
        foreach (var span in node.Members.Where(span => members.Duration(span.Name!) is { } told && told <= TimeSpan.Zero))
            compilation.Bag.Report(StructureRules.OutOfRange, compilation.File.Value(span), $"'{span.Name}' has no length.", "Write a duration such as PT30S.");
        return new SyncSchedule
        {
            Poll = members.Duration("poll") ?? usual.Poll,
            Sweep = members.Duration("sweep") ?? usual.Sweep,
            Catalogs = members.Duration("catalogs") ?? usual.Catalogs,
        };
    }

    /// <summary>How much may happen in one run.</summary>
    public static SyncGuards Guards(SyncCompilation compilation)
    {
        var usual = new SyncGuards();
        if (compilation.Sync.Node["guards"] is not { } node)
            return usual;
        var members = compilation.Members(node, SyncShape.Guards);
        return new SyncGuards
        {
            Creates = Count(members.Whole("creates"), usual.Creates),
            Deletes = Count(members.Whole("deletes"), usual.Deletes),
            DeletesPercent = Count(members.Whole("deletesPercent"), usual.DeletesPercent),
            Remapped = Count(members.Whole("remapped"), usual.Remapped),
        };
    }

    private static int Count(long? told, int usual) => told is { } most ? (int)Math.Min(most, int.MaxValue) : usual;
}
