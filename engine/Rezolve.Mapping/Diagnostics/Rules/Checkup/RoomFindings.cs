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

    public static readonly DiagnosticRule BackupOld = new(
        "RZ8703", Severity.Warning, "Backup is too old",
        "The last backup is older than the workspace demands, or there never was one. If the disk is lost, what was agreed since is lost with it.",
        "Take one, and let something take one regularly.");

    public static readonly DiagnosticRule StoreBusy = new(
        "RZ8704", Severity.Error, "Another process has the store",
        "A process has the store open and takes no commands, so nothing of what is kept could be looked at.",
        "Wait until it is done, or stop it.");

    public static readonly DiagnosticRule StoreUnfit = new(
        "RZ8705", Severity.Error, "Store cannot be used",
        "The file of the store cannot be opened: it is damaged, of a newer version, or may not be read.",
        "Restore it from a backup, or use the version that wrote it.");

    public static readonly DiagnosticRule NoBackup = new(
        "RZ8706", Severity.Hint, "No recent backup is known",
        "No backup was taken with `rezolve backup` for a week, or ever. Without the store nobody knows which tickets are the same; a copy of its file that something else takes is as good.",
        "Take one; how old it may be is said by doctor.backup in rezolve.json.");

    public static readonly DiagnosticRule StoreAbsent = new(
        "RZ8707", Severity.Hint, "There is no store",
        "Where the store should be there is no file: nothing was synced yet, or it was lost. The next sync begins anew, and takes tickets for the same only as `match` says.",
        "If there was one, restore its last backup before anything is synced.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [DiskLow, StoreLarge, BackupOld, StoreBusy, StoreUnfit, NoBackup, StoreAbsent];
}
