using System.CommandLine;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Printing;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;

namespace Rezolve.Mapping.Cli.Commands.Authoring;

/// <summary><c>rezolve print NAME</c>: a manifest as it is once it is merged, where each value comes from, and what it can do.</summary>
internal static class PrintCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("name") { Description = "A connection of rezolve.json, or a connector: its name, folder or file." };
        var resolved = new Option<bool>("--resolved") { Description = "Show the file and line that each value comes from." };
        var abilities = new Option<bool>("--abilities") { Description = "Show what the connector can do instead, and what that follows from." };
        var command = new Command("print", "Show a manifest merged: with what it extends, and a connection's overlay.") { name, resolved, abilities };
        shell.On(command, invocation =>
        {
            var (manifest, refusal) = PrintSource.Read(invocation, invocation.Get(name)!);
            return manifest is null ? refusal!
                : invocation.Get(abilities) ? TellAbilities(invocation, manifest)
                : Tell(invocation.Report, manifest, invocation.Get(resolved));
        });
        return command;
    }

    private static Ending Tell(Reporter report, ConnectorManifest manifest, bool isResolved)
    {
        report.Answer(
            json =>
            {
                json.WritePropertyName("manifest");
                manifest.Root.WriteTo(json);
                if (isResolved)
                    ManifestView.WriteOrigins(json, manifest);
            },
            () => SafeText.Of(isResolved ? new ResolvedText(manifest.File).Write(manifest.Root) : ManifestView.Text(manifest)));
        return Ending.Ok;
    }

    private static Ending TellAbilities(Invocation invocation, ConnectorManifest manifest)
    {
        var (report, bag) = (invocation.Report, new DiagnosticBag());
        if (new ConnectorFile(invocation.Terminal, bag).Compile(manifest, inputs: null) is not { Abilities: var abilities })
            return new Ending(ExitCode.Invalid, bag.All);
        if (report.Voice.IsJson)
            report.Json(json => JsonLine.Object(json, inner => ManifestView.WriteAbilities(inner, abilities)));
        else if (report.DataIsTerminal)
            TerminalTable.Write(report.Data, report.DataInk.IsOn, ["Ability", "Because", "Where"], abilities.Select(Row));
        else
            report.Line(string.Join('\n', abilities.Select(ability => string.Join('\t', Row(ability)))));
        return Ending.Ok;
    }

    private static string[] Row(Ability ability) => [ability.Name, ability.Because, SafeText.Of($"{ability.Place.File}:{ability.Place.Line}")];
}
