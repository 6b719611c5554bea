using System.CommandLine;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Formatting;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Commands.Authoring;

/// <summary><c>rezolve fmt [globs]</c>: one layout for every file that people write; comments stay.</summary>
internal static class FormatCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var globs = new Argument<string[]>("globs")
        {
            Description = "Files, folders or patterns (default: every manifest, case and rezolve.json here and below).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; name the files that are not formatted, and end with 3." };
        var command = new Command("fmt", "Lay out manifests, cases and workspaces in one style; comments stay.") { globs, check };
        shell.On(command, invocation => Run(invocation, invocation.Get(globs)!, invocation.Get(check)));
        return command;
    }

    private static Ending Run(Invocation invocation, IReadOnlyList<string> globs, bool isCheck)
    {
        var bag = new DiagnosticBag();
        var files = new FileSearch(invocation.Terminal, bag).Find(globs.Count == 0 ? ["."] : globs, ConnectorFiles.Suffix, CaseFile.Suffix, WorkspaceReader.FileName);
        if (bag.HasErrors)
            return new Ending(ExitCode.Usage, bag.All);
        if (files.Count == 0)
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, "There is no manifest, case or rezolve.json here.", "Name files or folders: rezolve fmt connectors");
        var run = new FormatRun(invocation.Terminal, isCheck, bag);
        var changed = new List<string>();
        foreach (var file in files)
        {
            invocation.Interrupted.ThrowIfCancellationRequested();
            if (run.Change(file))
                changed.Add(invocation.Terminal.Shown(file));
        }
        Tell(invocation.Report, files.Count, changed, isCheck, bag);
        return Ending.With(bag.HasErrors || (isCheck && changed.Count > 0) ? ExitCode.Invalid : ExitCode.Ok);
    }

    private static void Tell(Reporter report, int count, IReadOnlyList<string> changed, bool isCheck, DiagnosticBag bag)
    {
        var word = isCheck ? "not formatted" : "formatted";
        if (report.Voice.IsJson)
        {
            report.Answer(
                json =>
                {
                    json.WriteNumber("files", count);
                    json.Texts(isCheck ? "notFormatted" : "formatted", changed);
                    DiagnosticJson.WriteAll(json, bag.All);
                },
                () => "");
            return;
        }
        foreach (var file in changed)
            report.Line($"{report.DataInk.Bold(SafeText.Of(file))}: {word}");
        DiagnosticText.WriteAll(report.Data, bag.All, report.DataInk);
        if (bag.All.Count > 0)
            report.Line();
        var mistakes = bag.All.Count == 0 ? "" : $", {Counts.Of(bag.All)}";
        report.Line($"{Counts.Of(count, "file")}: {changed.Count:N0} {word}{mistakes}.");
    }
}
