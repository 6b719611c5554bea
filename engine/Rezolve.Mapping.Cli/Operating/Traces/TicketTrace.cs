using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Operating.Views.Traces;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;

namespace Rezolve.Mapping.Cli.Operating.Traces;

/// <summary>Something of a ticket's life, as it is shown.</summary>
/// <param name="At">When.</param>
/// <param name="What">What sort of thing it is: an event's type, or what was kept.</param>
/// <param name="Text">What happened, on one line.</param>
/// <param name="Place">Its place among events; 0 for none.</param>
internal sealed record TraceStep(DateTimeOffset At, string What, string Text, long Place);

/// <summary>Everything that is kept of a ticket's life, in order.</summary>
internal static class TicketTrace
{
    /// <summary>The steps, the first first.</summary>
    /// <param name="desk">Where it is kept.</param>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="field">Only what has to do with this field; null for all.</param>
    public static async Task<IReadOnlyList<TraceStep>> OfAsync(StoreDesk desk, string ticket, string? field)
    {
        var conflicts = await desk.Hub.ConflictsAsync(ticket, desk.Cancellation).ToListAsync(desk.Cancellation);
        var steps = new List<TraceStep>();
        await foreach (var happened in desk.Hub.EventsAsync(ticket, desk.Cancellation))
        {
            if (Step(happened, conflicts, field) is { } step)
                steps.Add(step);
        }
        await foreach (var letter in desk.Hub.LettersAsync(ticket, desk.Cancellation).Where(letter => field is null || letter.Group == field))
            steps.Add(new TraceStep(letter.At, "dead letter", $"{letter.Connection}{(letter.Key is { } key ? $" {key}" : "")} {letter.Group}: {letter.Code} {letter.Message}", 0));
        await foreach (var trace in desk.Hub.TracesAsync(ticket, desk.Cancellation))
            steps.AddRange(TurnView.Steps(trace, field));
        return [.. steps.OrderBy(step => step.At).ThenBy(step => step.Place == 0 ? long.MaxValue : step.Place)];
    }

    private static TraceStep? Step(HubEvent happened, List<KeptConflict> conflicts, string? field)
    {
        if (happened.Type == "conflict.kept" && conflicts.Find(one => one.Id == happened.About.GetValueOrDefault("conflict")) is { } kept)
            return field is null || kept.Record.Members.Any(member => member.Field == field) ? new TraceStep(happened.At, "conflict", ConflictView.Story(kept), happened.Place) : null;
        // What else an event is told as is told with it.
        if (happened.CausedBy is not null || (field is not null && !happened.Changes.ContainsKey(field)))
            return null;
        return new TraceStep(happened.At, happened.Type, EventView.Story(happened, field), happened.Place);
    }
}
