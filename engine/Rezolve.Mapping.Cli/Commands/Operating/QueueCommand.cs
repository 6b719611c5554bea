using System.CommandLine;
using System.Text.Json;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve queue</c>: what waits to be looked at, and what for.</summary>
internal static class QueueCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var limit = ListOption.Limit();
        var command = new Command("queue", "List what waits to be worked on, what is due first.") { limit };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, desk => TellAsync(desk, invocation.Get(limit))));
        return command;
    }

    private static async Task<Ending> TellAsync(StoreDesk desk, int limit)
    {
        var pauses = await Pauses.AllAsync(desk.Hub, desk.Cancellation);
        var items = desk.Hub.WorkAsync(null, desk.Cancellation).Select(async (WorkItem work, CancellationToken _) => (Work: work, Blocks: await BlocksAsync(desk, work, pauses)));
        await desk.TellAsync("work", items, limit, (json, one) => Write(json, one.Work, one.Blocks), one => Line(one.Work, one.Blocks));
        return Ending.Ok;
    }

    private static async ValueTask<string?> BlocksAsync(StoreDesk desk, WorkItem work, IReadOnlyDictionary<string, DateTimeOffset?> pauses)
    {
        if (work.Waits is not null || pauses.Count == 0)
            return work.Waits;
        var connections = work.Record is { } record ? [record.Connection]
            : work.Ticket is { } id && await desk.Hub.TicketAsync(id, desk.Cancellation) is { } ticket ? ticket.Links.Keys : Enumerable.Empty<string>();
        return connections.Where(pauses.ContainsKey).ToList() is { Count: > 0 } paused ? $"{string.Join(", ", paused)} is paused" : null;
    }

    private static void Write(Utf8JsonWriter json, WorkItem work, string? blocks)
    {
        json.WriteString("id", work.Id);
        json.Instant("dueAt", work.DueAt);
        json.WriteString("cause", work.Cause);
        json.WriteNumber("attempts", work.Attempts);
        json.Instant("failingSince", work.FailingSince);
        json.Text("blockedBy", blocks);
    }

    private static string Line(WorkItem work, string? blocks)
    {
        var failing = work.FailingSince is { } since ? $", {Output.Counts.Of(work.Attempts, "attempt")} since {Words.Of(since)}" : "";
        return $"{Words.Of(work.DueAt)}  {work.Id}  {work.Cause}{failing}{(blocks is null ? "" : $": {blocks}")}";
    }
}
