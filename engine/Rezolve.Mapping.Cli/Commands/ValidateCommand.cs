using System.CommandLine;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve validate [globs]</c>: every mistake in the manifests at once, without any network.</summary>
internal static class ValidateCommand
{
    private const string Everywhere = "**/*.connector.json";

    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var globs = new Argument<string[]>("globs")
        {
            Description = $"Manifests, folders or patterns (default: {Everywhere}).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("validate", "Check manifests, without any network.") { globs };
        shell.On(command, invocation => Run(invocation, invocation.Get(globs)!));
        return command;
    }

    private static Ending Run(Invocation invocation, IReadOnlyList<string> globs)
    {
        var missing = new DiagnosticBag();
        var files = new FileSearch(invocation.Terminal, missing).Find(globs.Count == 0 ? [Everywhere] : globs, ".connector.json");
        if (missing.HasErrors && globs.Count == 0)
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, "There is no connector manifest here.", "Begin one with: rezolve new connector NAME");
        if (missing.HasErrors)
            return new Ending(ExitCode.Usage, missing.All);
        var bag = new DiagnosticBag();
        var reader = new ConnectorFile(invocation.Terminal, bag);
        foreach (var file in files)
        {
            invocation.Interrupted.ThrowIfCancellationRequested();
            reader.Compile(file, inputs: null);
        }
        Tell(invocation, [.. files.Select(invocation.Terminal.Shown)], bag.All);
        return Ending.With(bag.HasErrors ? ExitCode.Invalid : ExitCode.Ok);
    }

    private static void Tell(Invocation invocation, IReadOnlyList<string> files, IReadOnlyList<Diagnostic> diagnostics)
    {
        var report = invocation.Report;
        if (report.Voice.IsJson)
        {
            report.Answer(
                json =>
                {
                    json.Texts("files", files);
                    DiagnosticJson.WriteAll(json, diagnostics);
                },
                () => "");
            return;
        }
        DiagnosticText.WriteAll(report.Data, diagnostics, report.DataInk);
        if (diagnostics.Count > 0)
            report.Line();
        report.Line($"{Counts.Of(files.Count, "file")}: {Counts.Of(diagnostics)}.");
    }
}
