using System.CommandLine;
using System.Text.Json;
using Rezolve.Mapping.Cli.Evaluating;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve eval TEXT --input FILE</c>: tries a JSONPath or an expression on documents.</summary>
internal static class EvalCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var text = new Argument<string>("text") { Description = "A JSONPath ($…), or an expression over record, also called response, value, ticket or item." };
        var input = new Option<string?>("--input") { Description = "A JSON document, or one on each line (default: standard input, where the text needs one).", HelpName = "FILE" };
        var paths = new Option<bool>("--paths") { Description = "Show where the nodes of a path stand instead of their values." };
        var command = new Command("eval", "Try a JSONPath or an expression on a document.") { text, input, paths };
        shell.On(command, invocation => Run(invocation, invocation.Get(text)!, invocation.Get(input), invocation.Get(paths)));
        return command;
    }

    private static Ending Run(Invocation invocation, string text, string? input, bool showPaths)
    {
        var terminal = invocation.Terminal;
        if (input is not (null or "-") && !File.Exists(terminal.FullPath(input)))
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"There is no file '{input}'.");
        var bag = new DiagnosticBag();
        if (TrialText.Read(text, showPaths, terminal.Clock.GetUtcNow(), bag) is not { } trial)
            return new Ending(ExitCode.Invalid, bag.All);
        if (input is null && !trial.NeedsDocument)
        {
            using var nothing = JsonDocument.Parse("null");
            trial.Run(nothing.RootElement, "", invocation.Report, bag);
            return new Ending(bag.HasErrors ? ExitCode.Invalid : ExitCode.Ok, bag.All);
        }
        if (input is null && terminal.InputIsTerminal)
            return Ending.Problem(ExitCode.Usage, CommandRules.Usage, "There is no document to try it on.", "Give --input FILE, or send documents to the standard input.");
        foreach (var (line, document) in DocumentInput.Split(DocumentInput.ReadAll(terminal, input ?? "-"), bag))
        {
            invocation.Interrupted.ThrowIfCancellationRequested();
            trial.Run(document, line == 1 ? "" : $" for line {line}", invocation.Report, bag);
        }
        return new Ending(bag.HasErrors ? ExitCode.Invalid : ExitCode.Ok, bag.All);
    }
}
