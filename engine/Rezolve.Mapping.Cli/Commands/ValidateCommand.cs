using System.CommandLine;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve validate [globs]</c>: every mistake in the manifests at once, without any network.</summary>
internal static class ValidateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var globs = new Argument<string[]>("globs")
        {
            Description = "Files, folders or patterns (default: every manifest, case and rezolve.json here and below).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("validate", "Check manifests, without any network.") { globs };
        shell.On(command, invocation => Run(invocation, invocation.Get(globs)!));
        return command;
    }

    private static Ending Run(Invocation invocation, IReadOnlyList<string> globs)
    {
        var missing = new DiagnosticBag();
        var search = new FileSearch(invocation.Terminal, missing);
        var files = search.Find(globs.Count == 0 ? ["."] : globs, ConnectorFiles.Suffix, CaseFile.Suffix, WorkspaceReader.FileName);
        if (files.Count == 0 && globs.Count == 0)
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, "There is no connector manifest here.", "Begin one with: rezolve new connector NAME");
        if (missing.HasErrors)
            return new Ending(ExitCode.Usage, missing.All);
        var bag = new DiagnosticBag();
        foreach (var file in files)
        {
            invocation.Interrupted.ThrowIfCancellationRequested();
            Check(invocation.Terminal, file, bag);
        }
        Tell(invocation, [.. files.Select(invocation.Terminal.Shown)], bag.All);
        return Ending.With(bag.HasErrors ? ExitCode.Invalid : ExitCode.Ok);
    }

    private static void Check(Terminal terminal, string file, DiagnosticBag bag)
    {
        if (Path.GetFileName(file) == WorkspaceReader.FileName)
            WorkspaceCheck.Run(terminal, file, bag);
        else if (file.EndsWith(CaseFile.Suffix, StringComparison.Ordinal))
            CaseFile.Read(terminal.Shown(file), File.ReadAllBytes(file), EngineLimits.Usual.Files, bag);
        else if (new ConnectorFile(terminal, bag) is var reader && reader.Read(file) is { } manifest && reader.Compile(manifest, inputs: null) is { } program)
            new EvidenceCheck(terminal, bag).Run(file, manifest, program);
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
