using System.CommandLine;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Discovering;

/// <summary><c>rezolve discover CONNECTION</c>: what the system tells of itself, what of it is used, and what is gone.</summary>
internal static class DiscoverCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connection = new Argument<string>("connection") { Description = "The connection's name in rezolve.json." };
        var check = new Option<bool>("--check") { Description = "End with 3 where the manifest relies on something that is gone." };
        var command = new Command("discover", "Show the fields, options and words a connection's system tells.") { connection, check };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(connection)!, invocation.Get(check)));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, string name, bool isCheck)
    {
        using var access = new ConnectionAccess(invocation);
        var (discovery, refusal) = await access.DiscoverAsync(name, invocation.Interrupted);
        if (discovery is null)
            return refusal!;
        if (discovery.Fault is { } fault)
            return VendorEnding.Of(fault);
        var view = new DiscoveryView(discovery);
        if (invocation.Report.Voice.IsJson)
            invocation.Report.Answer(json => view.Write(json, name), () => "");
        else
            view.Write(invocation.Report.Data);
        var code = isCheck && discovery.Drift.Any(IsGone) ? ExitCode.Invalid : ExitCode.Ok;
        return invocation.Report.Voice.IsJson ? Ending.With(code) : new Ending(code, discovery.Drift);
    }

    // What the lists have besides is shown, and is no reason to fail.
    private static bool IsGone(Diagnostic one) => one.Code == EvidenceRules.Drift.Code || one.Code == FieldRules.UnknownLabel.Code;
}
