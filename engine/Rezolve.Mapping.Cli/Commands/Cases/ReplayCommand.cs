using System.CommandLine;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Testing;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Commands.Cases;

/// <summary><c>rezolve replay FILE</c>: plays what was recorded against the manifest as it is now, without any network.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var files = new Argument<string[]>("files") { Description = "Recordings, folders or patterns.", Arity = ArgumentArity.OneOrMore };
        var connector = new Option<string?>("--connector") { Description = "The connector to play them with (default: the one each names, or in whose folder it lies).", HelpName = "CONNECTOR" };
        var command = new Command("replay", "Play recordings with the manifest as it is now; show what differs.") { files, connector };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(files)!, invocation.Get(connector)));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, IReadOnlyList<string> patterns, string? connector)
    {
        var terminal = invocation.Terminal;
        var bag = new DiagnosticBag();
        var files = new FileSearch(terminal, bag).Find(patterns, CaseFile.Suffix);
        string? manifest = null;
        if (connector is not null && (manifest = ConnectorFiles.Find(connector, terminal.Folder) ?? ConnectorFiles.Find(connector, invocation.Workspace)) is null)
            bag.Report(CommandRules.NotFound, null, $"There is no connector '{connector}'.", "Name its file, its folder, or its name where connectors/ is here or above.");
        if (bag.HasErrors)
            return new Ending(ExitCode.Usage, bag.All);
        var suites = await new CaseSuite(terminal, bag) { Manifest = manifest }.RunAsync(files, invocation.Interrupted);
        new CaseReport(invocation.Report, withCoverage: false).Tell(suites, bag.All);
        return Ending.With(!bag.HasErrors && suites.All(suite => suite.Results.All(result => result.Passed)) ? ExitCode.Ok : ExitCode.Invalid);
    }
}
