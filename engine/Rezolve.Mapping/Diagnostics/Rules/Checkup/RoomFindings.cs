namespace Rezolve.Mapping.Diagnostics.Rules.Checkup;

/// <summary>RZ87xx: resource constraints: disk, store and backup.</summary>
internal static class RoomFindings
{
    public static readonly DiagnosticRule DiskLow = new(
        "RZ8701", Severity.Error, "Disk nearly full",
        "Little room is left where the store is kept. A store that cannot write stops the sync.",
        "Make room, or move the store to a larger disk.");

    public static readonly DiagnosticRule StoreLarge = new(
        "RZ8702", Severity.Warning, "Store is large",
        "The store has grown beyond what is usual for a single file. Reading and backing it up take longer.",
        "Compact it, or keep events and closed tickets for a shorter time.");

    public static readonly DiagnosticRule StoreBusy = new(
        "RZ8704", Severity.Error, "Another process has the store",
        "A process has the store open and takes no commands, so nothing of what is kept could be looked at.",
        "Wait until it is done, or stop it.");

    public static readonly DiagnosticRule StoreUnfit = new(
        "RZ8705", Severity.Error, "Store cannot be used",
        "The file of the store cannot be opened: it is damaged, of a newer version, or may not be read.",
        "Restore it from a backup, or use the version that wrote it.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [DiskLow, StoreLarge, StoreBusy, StoreUnfit];
}
