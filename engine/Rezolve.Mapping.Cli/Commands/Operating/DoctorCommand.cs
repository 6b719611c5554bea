using System.CommandLine;
using Rezolve.Json;
using Rezolve.Mapping.Checkup;
using Rezolve.Mapping.Cli.Checkup;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.LiteDb;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve doctor</c>: what is wrong, why, and what to do about it.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connection = new Argument<string?>("connection") { Description = "The only connection to look at.", Arity = ArgumentArity.ZeroOrOne };
        var offline = new Option<bool>("--offline") { Description = "Ask no system anything: look only at what is kept here." };
        var unmapped = Percent("--unmapped", "The share of a field's values that may have no counterpart", CheckupLimits.Usual.UnmappedPercent);
        var shift = Percent("--shift", "How far a field's values may be spread otherwise than before its map was changed", CheckupLimits.Usual.ShiftPercent);
        var command = new Command("doctor", "Find out what is wrong, why, and what to do about it.") { connection, offline, unmapped, shift };
        shell.On(command, invocation =>
        {
            var options = new DoctorOptions(invocation.Get(connection), invocation.Get(offline)) { Unmapped = invocation.Get(unmapped), Shift = invocation.Get(shift) };
            return StoreCommand.RunAsync(invocation, isReading: true, desk => TellAsync(desk, null, options), (desk, fault) => TellAsync(desk, fault, options));
        });
        return command;
    }

    private static Option<int?> Percent(string name, string summary, int usual) =>
        new(name) { Description = $"{summary}, in percent (default: what doctor in rezolve.json says, else {usual}).", HelpName = "N" };

    private static async Task<Ending> TellAsync(StoreDesk desk, StoreFileException? fault, DoctorOptions options)
    {
        if (options.Connection is { } wanted && !desk.Workspace.Connections.ContainsKey(wanted))
        {
            var names = desk.Workspace.Connections.Keys;
            return Ending.Problem(
                ExitCode.Usage, WorkspaceRules.NoConnection, $"The workspace has no connection '{wanted}'.", $"Connections: {string.Join(", ", names)}.", NearMiss.Of(wanted, names));
        }
        var seen = await new Survey(desk, options).TakeAsync(fault);
        var findings = Doctor.Examine(seen);
        desk.Report.Answer(json => FindingView.Write(json, findings, options), () => FindingView.Text(findings, options, desk.Report.DataInk));
        return Ending.With(CodeOf(findings));
    }

    // What stands in the way of all else is told first.
    private static int CodeOf(IReadOnlyList<Finding> findings)
    {
        var grave = findings.Where(one => one.Rule.Severity == Severity.Error).ToList();
        return grave.Any(one => one.Heading == Heading.Connection && !FindingView.IsOfFiles(one)) ? ExitCode.Vendor
            : grave.Any(FindingView.IsOfFiles) ? ExitCode.Invalid
            : findings.Any(one => one.Rule.Severity != Severity.Hint) ? ExitCode.Unfinished
            : ExitCode.Ok;
    }
}
