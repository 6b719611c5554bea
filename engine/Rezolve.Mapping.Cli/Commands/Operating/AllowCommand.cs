using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Recovery;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve allow</c>: a person's word that as much was meant as a guard has stopped.</summary>
internal static class AllowCommand
{
    private const int UsualHours = 1;
    private const int MostHours = 168;
    private const int AtOnce = 100;

    private static readonly string[] Acts = [.. Enum.GetValues<GuardedAct>().Select(StoppedAct.WordOf)];

    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connection = new Argument<string>("connection") { Description = "The system at which it was stopped, as status tells." };
        var act = new Argument<string>("act") { Description = $"What was stopped: {string.Join(", ", Acts)}." };
        var hours = new Option<int>("--hours") { Description = $"For so many hours, up to {MostHours}. Default {UsualHours}.", HelpName = "N", DefaultValueFactory = _ => UsualHours };
        act.AcceptOnlyFromAmong(Acts);
        hours.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > MostHours)
                result.AddError($"Expected 1 to {MostHours} hours.");
        });
        var command = new Command("allow", "Allow what a guard has stopped, as much as there is.") { connection, act, hours };
        shell.On(command, invocation => StoreCommand.RunAsync(
            invocation, isReading: false, desk => AllowAsync(desk, invocation.Get(connection)!, invocation.Get(act)!, TimeSpan.FromHours(invocation.Get(hours)))));
        return command;
    }

    private static async Task<Ending> AllowAsync(StoreDesk desk, string connection, string word, TimeSpan span)
    {
        var key = StoppedAct.KeyOf(desk.Hub.Tenant, Enum.Parse<GuardedAct>(word, ignoreCase: true), connection);
        if (await StoppedAsync(desk, key, connection, word) is not { } stopped)
            return Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"Nothing was stopped at '{connection}' by the guard of '{word}'.", "See what was with: rezolve status");
        var allowed = stopped with { AllowedUntil = desk.Now + span };
        await desk.ChangeAsync(() => Task.FromResult<StoreChange?>(new StoreChange { Writes = [allowed.ToRow(desk.Hub.Tenant)] }));
        var due = await DueAsync(desk, stopped);
        desk.Report.Answer(
            json =>
            {
                json.WriteString("connection", connection);
                json.WriteString("act", word);
                json.Instant("until", allowed.AllowedUntil);
                json.WriteNumber("due", due);
            },
            () => $"{connection}: {word} is allowed until {Words.Of(allowed.AllowedUntil)}; {Counts.Of(due, "ticket")} that waited for it {(due == 1 ? "is" : "are")} due now.");
        return Ending.Ok;
    }

    // A system that shows none of its tickets is left alone before any guard is asked: that they were all deleted is a person's word too.
    private static async Task<StoppedAct?> StoppedAsync(StoreDesk desk, RowKey key, string connection, string word) =>
        await desk.Hub.RowAsync(key, desk.Cancellation) is { } row ? StoppedAct.Read(row)
        : word == StoppedAct.WordOf(GuardedAct.Delete) && await desk.Hub.RowAsync(Suspension.KeyOf(desk.Hub.Tenant, connection), desk.Cancellation) is { } left
            && Suspension.OfRow(left) is { IsHiding: true } hiding ? new StoppedAct(GuardedAct.Delete, connection, hiding.Message, hiding.Since)
        : null;

    // What waits for the word need not wait for its next turn.
    private static async Task<int> DueAsync(StoreDesk desk, StoppedAct stopped)
    {
        var waiting = await desk.Hub.WorkAsync(null, desk.Cancellation).Where(work => work.Waits == stopped.Reason).ToListAsync(desk.Cancellation);
        foreach (var some in waiting.Chunk(AtOnce))
            await desk.ChangeAsync(() => Task.FromResult<StoreChange?>(new StoreChange { Writes = [.. some.Select(work => WorkRows.Of(desk.Hub.Tenant, work with { DueAt = desk.Now }))] }));
        return waiting.Count;
    }
}
