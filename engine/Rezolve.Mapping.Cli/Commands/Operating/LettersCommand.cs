using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve dead-letters</c>: work that was given up, to be done again once it is mended, or dropped.</summary>
internal static class LettersCommand
{
    /// <summary>The commands.</summary>
    public static IReadOnlyList<Command> Create(Shell shell) => [List(shell), Show(shell), Change(shell, isReplay: true), Change(shell, isReplay: false)];

    private static Command List(Shell shell)
    {
        var connection = new Option<string?>("--connection") { Description = "Only those of this connection.", HelpName = "NAME" };
        var limit = ListOption.Limit();
        var command = new Command("list", "List what was given up.") { connection, limit };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, async desk =>
        {
            var of = invocation.Get(connection);
            var letters = desk.Hub.LettersAsync(desk.Cancellation).Where(one => of is null || one.Connection == of);
            await desk.TellAsync("deadLetters", letters, invocation.Get(limit), LetterView.Write, LetterView.Line, "dead letters");
            return Ending.Ok;
        }));
        return command;
    }

    private static Command Show(Shell shell)
    {
        var id = new Argument<string>("id") { Description = "The letter's id." };
        var command = new Command("show", "Show why something was given up.") { id };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, async desk =>
        {
            if (await LetterBox.FindAsync(desk, invocation.Get(id)!) is not { } letter)
                return NotThere(invocation.Get(id)!);
            desk.Report.Answer(json => LetterView.Write(json, letter), () => SafeText.Of(LetterView.Whole(letter)));
            return Ending.Ok;
        }));
        return command;
    }

    private static Command Change(Shell shell, bool isReplay)
    {
        var id = new Argument<string?>("id") { Description = "The letter's id; none with --all.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "All of them." };
        var connection = new Option<string?>("--connection") { Description = "With --all: only those of this connection.", HelpName = "NAME" };
        var command = new Command(isReplay ? "replay" : "discard", isReplay ? "Try again what was given up." : "Drop letters; what they are about stays as it is.") { id, all, connection };
        shell.On(command, invocation => (invocation.Get(id), invocation.Get(all)) is (null, false) or ({ }, true)
            ? Task.FromResult(Ending.Problem(ExitCode.Usage, CommandRules.Usage, "Say which letter, or --all.", $"Run: rezolve {invocation.Command} --help"))
            : StoreCommand.RunAsync(invocation, isReading: false, desk => ChangeAsync(desk, invocation.Get(id), invocation.Get(connection), isReplay)));
        return command;
    }

    private static async Task<Ending> ChangeAsync(StoreDesk desk, string? id, string? connection, bool isReplay)
    {
        var letters = id is null
            ? await desk.Hub.LettersAsync(desk.Cancellation).Where(one => connection is null || one.Connection == connection).ToListAsync(desk.Cancellation)
            : await LetterBox.FindAsync(desk, id) is { } one ? [one] : new List<DeadLetter>();
        if (id is not null && letters.Count == 0)
            return NotThere(id);
        foreach (var letter in letters)
            await (isReplay ? LetterBox.ReplayAsync(desk, letter) : LetterBox.DiscardAsync(desk, letter));
        var word = isReplay ? "replayed" : "discarded";
        desk.Report.Answer(
            json => json.Texts(word, letters.Select(letter => letter.Id)),
            () => $"{Counts.Of(letters.Count, "dead letter")} {word}{(isReplay && letters.Count > 0 ? "; the work is done with the next sync" : "")}.");
        return Ending.Ok;
    }

    private static Ending NotThere(string id) =>
        Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"There is no dead letter '{id}'.", "List them with: rezolve dead-letters list");
}
