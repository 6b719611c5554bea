using System.CommandLine;
using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Migrating;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands.Authoring;

/// <summary><c>rezolve migrate FILE…</c>: brings manifests and workspaces to the present version; shows the difference, and writes with <c>--write</c>.</summary>
internal static class MigrateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var files = new Argument<string[]>("files") { Description = "Manifests, or rezolve.json.", Arity = ArgumentArity.OneOrMore };
        var write = new Option<bool>("--write") { Description = "Also write the files; without it the difference is only shown." };
        var command = new Command("migrate", "Bring files to the present version of the language; comments stay.") { files, write };
        shell.On(command, invocation => Run(invocation, invocation.Get(files)!, invocation.Get(write)));
        return command;
    }

    private static Ending Run(Invocation invocation, IReadOnlyList<string> files, bool isWriting)
    {
        var terminal = invocation.Terminal;
        if (files.FirstOrDefault(file => !File.Exists(terminal.FullPath(file))) is { } missing)
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"There is no file '{missing}'.");
        var bag = new DiagnosticBag();
        var run = new MigrationRun(terminal, bag);
        var migrated = files.Select(file => run.Apply(terminal.FullPath(file))).OfType<MigratedFile>().ToList();
        Tell(invocation, migrated, isWriting);
        // Where one file cannot be migrated none is: half of a workspace would be worse than none of it.
        if (bag.HasErrors)
            return new Ending(ExitCode.Invalid, bag.All);
        foreach (var file in migrated.Where(file => isWriting && file.IsChanged))
            WholeFile.Write(file.Path, file.After);
        if (!isWriting && migrated.Exists(file => file.IsChanged))
            invocation.Report.Say("Nothing is written: repeat the command with --write.");
        return Ending.Ok;
    }

    private static void Tell(Invocation invocation, IReadOnlyList<MigratedFile> files, bool isWriting)
    {
        var (report, terminal) = (invocation.Report, invocation.Terminal);
        if (report.Voice.IsJson)
        {
            report.Answer(json => Write(json, terminal, files), () => "");
            return;
        }
        foreach (var file in files)
        {
            var name = report.DataInk.Bold(SafeText.Of(terminal.Shown(file.Path)));
            if (!file.IsChanged)
            {
                report.Line($"{name}: of version {file.To}, the present one; nothing is to be done.");
                continue;
            }
            report.Line($"{name}: from {(file.Outcome.From is { } from ? $"version {from}" : "no version")} to {file.To}: {string.Join("; ", file.Outcome.Steps.Select(step => step.Summary))}.");
            foreach (var line in LineDiff.Of(terminal.Shown(file.Path), file.Before, Encoding.UTF8.GetString(file.After.Span), report.DataInk))
                report.Line(line);
        }
    }

    private static void Write(Utf8JsonWriter json, Terminal terminal, IReadOnlyList<MigratedFile> files)
    {
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("file", terminal.Shown(file.Path));
            json.WriteString("from", file.Outcome.From);
            json.WriteString("to", file.To);
            json.WriteBoolean("changed", file.IsChanged);
            json.Texts("steps", file.Outcome.Steps.Select(step => step.Summary));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
