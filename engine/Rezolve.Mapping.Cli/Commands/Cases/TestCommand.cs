using System.CommandLine;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Testing;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands.Cases;

/// <summary><c>rezolve test [globs]</c>: runs cases, without any network.</summary>
internal static class TestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var globs = new Argument<string[]>("globs")
        {
            Description = "Cases, folders or patterns (default: every *.case.json here and below).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var coverage = new Option<bool>("--coverage") { Description = "Also show what no case has used." };
        var update = new Option<bool>("--update") { Description = "Show what failing cases would have to expect, and write it with --yes." };
        var command = new Command("test", "Run cases, without any network.") { globs, coverage, update };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(globs)!, invocation.Get(coverage), invocation.Get(update) ? new CaseUpdates(invocation) : null));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, IReadOnlyList<string> globs, bool withCoverage, CaseUpdates? updates)
    {
        var missing = new DiagnosticBag();
        var files = new FileSearch(invocation.Terminal, missing).Find(globs.Count == 0 ? ["."] : globs, CaseFile.Suffix);
        if (missing.HasErrors)
            return new Ending(ExitCode.Usage, missing.All);
        if (files.Count == 0)
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, "There is no case here.", "Cases are files like cases/read-ticket.case.json beside a connector's manifest.");
        var bag = new DiagnosticBag();
        var suites = await new CaseSuite(invocation.Terminal, bag) { Updates = updates }.RunAsync(files, invocation.Interrupted);
        var updated = updates?.Apply() ?? [];
        new CaseReport(invocation.Report, withCoverage) { Updates = updates, Updated = updated }.Tell(suites, bag.All);
        var isPassed = !bag.HasErrors && suites.All(suite => suite.Results.All(result => result.Passed || updated.Contains(result.File)));
        return Ending.With(isPassed ? ExitCode.Ok : ExitCode.Invalid);
    }
}
