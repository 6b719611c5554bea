namespace Rezolve.Mapping.Diagnostics.Rules.Checkup;

/// <summary>RZ85xx: sync delays: changes that come late, or not at all.</summary>
internal static class DelayFindings
{
    public static readonly DiagnosticRule NotRead = new(
        "RZ8501", Severity.Warning, "Changes not read for long",
        "The feed of a system was read to its end too long ago for how often it is to be asked. Either no sync runs, or it does not get round to it.",
        "Start the sync, or see what it waits for.");

    public static readonly DiagnosticRule EndedEarly = new(
        "RZ8502", Severity.Error, "Feed ended early",
        "The last reading of a feed broke off, so what changed behind that place is not known yet. The next reading goes on there.",
        "Read what the system said; the mark has not passed anything.");

    public static readonly DiagnosticRule NotLoaded = new(
        "RZ8503", Severity.Warning, "First load not finished",
        "All there is at a system has to be read once before anything is made there, and that is not done yet.",
        "Let the sync run to the end of its first load.");

    public static readonly DiagnosticRule SweepLate = new(
        "RZ8504", Severity.Warning, "Sweep overdue",
        "All keys of a system are read now and then to find what was deleted, and the last time is too long ago. What was deleted is not noticed.",
        "Let the sync run, or raise schedule.sweep.");

    public static readonly DiagnosticRule Halted = new(
        "RZ8505", Severity.Warning, "Paused by a person",
        "Somebody paused this connection or sync, so nothing is done there until somebody lets it go on.",
        "Let it go on when the reason is gone.");

    public static readonly DiagnosticRule HookSilent = new(
        "RZ8506", Severity.Warning, "No deliveries for long",
        "The system told by itself before and has told nothing for long. Changes are still found by asking, but later.",
        "See in the system whether it still sends, and where to.");

    public static readonly DiagnosticRule HookRefused = new(
        "RZ8507", Severity.Warning, "Deliveries refused",
        "Deliveries came that were not genuine, so they were not believed. Either a secret differs on the two sides, or somebody tries the address.",
        "Compare the secret in the system with that of the workspace.");

    public static readonly DiagnosticRule HookEnds = new(
        "RZ8508", Severity.Warning, "Subscription is not renewed",
        "The system was told to send for a limited time only, and renewing that failed or is overdue. When it ends it sends nothing any more.",
        "Renew it, or subscribe anew.");

    public static readonly DiagnosticRule HookUnread = new(
        "RZ8509", Severity.Warning, "Deliveries that say nothing to us",
        "Genuine deliveries could not be read, or no row of the webhook matches them, so the changes they tell of are found later.",
        "Hold the rows of the webhook against what the system sends.");

    public static readonly DiagnosticRule SinkStill = new(
        "RZ8510", Severity.Error, "Sink stands still",
        "This sink is told nothing any more: it failed for too long, said that it is gone, or somebody paused it. What happens is kept for it.",
        "Mend it, then let it go on with the event at which it stopped; or take it out of the workspace.");

    public static readonly DiagnosticRule SinkBehind = new(
        "RZ8511", Severity.Warning, "Sink is far behind",
        "What happened reaches this sink late: it fails and is tried again, or no sync runs that tells it.",
        "Read what it answered; or start the sync.");

    public static readonly DiagnosticRule ChangesLate = new(
        "RZ8512", Severity.Warning, "Changes usually come late",
        "Half of the changes and more were written at this system long after they had been made elsewhere. Either it is asked too seldom what changed, or the sync does not get round to writing.",
        "See what waits and for what; lower schedule.poll, or let more tickets be worked on at once.");

    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [NotRead, EndedEarly, NotLoaded, SweepLate, Halted, HookSilent, HookRefused, HookEnds, HookUnread, SinkStill, SinkBehind, ChangesLate];
}
