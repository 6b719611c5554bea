using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>What was agreed on how soon tickets are answered and done.</summary>
internal static class SlaShape
{
    private const string Day = "(mon|tue|wed|thu|fri|sat|sun)";

    private static readonly Written Hours = new Written.List(new Written.Text(@"^\d{2}:\d{2}-\d{2}:\d{2}$", Words: "hours such as 09:00-17:00"));

    private static readonly Written Statuses = new Written.List(new Written.Text());

    /// <summary>A calendar.</summary>
    public static Shape Calendar { get; } = new("calendar", "Calendar", "When is worked. An instant counts where the clocks of the zone show one of the hours.")
    {
        Load = () =>
        [
            new("zone", new Written.Text(), "Whose clocks count: a name of the time zone database.") { Required = true, Examples = ["\"Europe/Budapest\""] },
            new("hours", new Written.Map(Hours, $"^{Day}(-{Day})?$", "Name a day such as mon, or days such as mon-fri."),
                "What is worked, by day or days. A day that is not named is free; 24:00 is the end of a day.")
                { Required = true, Examples = ["""{ "mon-thu": ["08:00-12:00", "13:00-17:00"], "fri": ["08:00-14:00"] }"""] },
            new("holidays", new Written.List(new Written.Text(@"^\d{4}-\d{2}-\d{2}$", Words: "a date such as 2026-12-25")), "Days that are free, whatever day of the week they are.")
                { Examples = ["""["2026-12-25"]"""] },
        ],
        Example = """{ "zone": "Europe/Budapest", "hours": { "mon-fri": ["09:00-17:00"] }, "holidays": ["2026-12-25"] }""",
    };

    /// <summary>A goal.</summary>
    public static Shape Goal { get; } = new("goal", "Goal", "Within how much time something is done. Of each metric the first goal that holds for a ticket is taken.")
    {
        Load = () =>
        [
            new("name", new Written.Text(), "What it is called where it is told of; the metric where it is left out. No two have one name.") { Examples = ["\"urgent\""] },
            new("metric", new Written.Choice(
                new Word("firstResponse", "Until somebody who works on the ticket first answers in public."),
                new Word("nextResponse", "Until what the requester said after an answer is answered; each time anew."),
                new Word("resolution", "Until the ticket is done."),
                new Word("queueTime", "Until somebody of the team takes it; with each team anew.")), "What is measured.") { Required = true },
            new("when", new Written.Value(SyncSlots.Ticket, ValueKinds.Boolean), "The tickets it is for; all where it is left out.") { Examples = ["\"{{ ticket.priority === '1' }}\""] },
            new("within", new Written.Duration(), "How much time there is, of the calendar's.") { Required = true, Examples = ["\"PT4H\""] },
            new("calendar", new Written.Text(), "The calendar, by its name; every instant counts where it is left out.") { Examples = ["\"work\""] },
            new("pause", Statuses, "The statuses in which the clock stands still, and says so.") { Examples = ["""["onHold"]"""] },
            new("exclude", Statuses, "The statuses whose time is not counted.") { Examples = ["""["pending"]"""] },
            new("include", Statuses, "The only statuses whose time is counted; all that are not named otherwise where it is left out.") { Examples = ["""["open"]"""] },
            new("exit", Statuses, "The statuses that end it.") { Default = """["resolved", "closed", "cancelled"]""" },
            new("reopened", new Written.Choice(new Word("resume", "The clock goes on where it was."), new Word("restart", "A new cycle begins.")),
                "What happens where a ticket that was done is opened again.") { Default = "\"resume\"" },
        ],
        Example = """{ "metric": "resolution", "when": "{{ ticket.priority === '1' }}", "within": "PT4H", "calendar": "work", "pause": ["onHold"] }""",
    };

    /// <summary>All of it.</summary>
    public static Shape Shape { get; } = new(
        "sla", "Service levels",
        "How soon tickets are answered and done. Clocks are kept for the hub's tickets, beside those that systems keep by themselves, and nothing of them is written to any system.")
    {
        Load = () =>
        [
            new("calendars", new Written.Map(new Written.Shaped(Calendar)), "When is worked, by name.") { Examples = [$$"""{ "work": {{Calendar.Example}} }"""] },
            new("goals", new Written.List(new Written.Shaped(Goal)), "What was agreed, in order.") { Required = true, Examples = [$"[{Goal.Example}]"] },
            new("warnAt", new Written.List(new Written.Whole(1, 99)),
                "The shares of the time, in percent, at which it is told that it passes; that it is over is told in any case.") { Examples = ["[50, 80]"] },
            new("owner", new Written.Text(), "The connection whose own clocks say when it is told; the hub's clocks say it where this is left out, and of what that system keeps no clock of.")
                { Examples = ["\"desk\""] },
            new("tolerance", new Written.Duration(), "How far a system's own clock may be from the hub's, and for how long, before that is told.") { Default = "\"PT5M\"" },
        ],
        Example = $$"""{ "calendars": { "work": {{Calendar.Example}} }, "goals": [{{Goal.Example}}], "warnAt": [50, 80] }""",
    };
}
