using System.CommandLine;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve approve CONNECTION</c>: writes down that a connection's manifest, scripts and hosts were looked at.</summary>
internal static class ApproveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connection = new Argument<string>("connection") { Description = "The connection's name in rezolve.json." };
        var command = new Command("approve", "Approve what a connection runs and reaches.") { connection };
        shell.On(command, invocation => Run(invocation, invocation.Get(connection)!));
        return command;
    }

    private static Ending Run(Invocation invocation, string name)
    {
        using var access = new ConnectionAccess(invocation);
        var (compiled, refusal) = access.Compile(name);
        if (compiled is null)
            return refusal!;
        var file = new LockFile(compiled.Workspace.Folder);
        var differences = compiled.Entry.DifferencesFrom(file.Find(name));
        var isApproved = differences.Count > 0 && IsMeant(invocation, name, differences);
        if (isApproved)
            file.Approve(name, compiled.Entry);
        Tell(invocation.Report, name, differences, isApproved);
        return Ending.Ok;
    }

    // Running the command is the decision; a person at a terminal is shown first what it is about.
    private static bool IsMeant(Invocation invocation, string name, IReadOnlyList<string> differences)
    {
        var terminal = invocation.Terminal;
        if (invocation.Yes || invocation.Report.Voice.IsJson || !terminal.InputIsTerminal || !terminal.ErrorsAreTerminal)
            return true;
        foreach (var difference in differences)
            invocation.Report.SayInPlace($"  {SafeText.Of(difference)}\n");
        invocation.Report.SayInPlace($"Approve '{name}'? [y/N] ");
        using var answer = new StreamReader(terminal.Input, leaveOpen: true);
        return answer.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static void Tell(Reporter report, string name, IReadOnlyList<string> differences, bool isApproved) => report.Answer(
        json =>
        {
            json.WriteString("connection", name);
            json.WriteBoolean("changed", isApproved);
            json.Texts("differences", differences);
        },
        () => differences.Count == 0
            ? $"{name}: approved already, nothing has changed."
            : string.Join('\n', [$"{name}: {(isApproved ? "approved" : "not approved")}.", .. differences.Select(each => $"  {SafeText.Of(each)}")]));
}
