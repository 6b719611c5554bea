using System.CommandLine;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Reading.Connections;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve check CONNECTION</c>: whether the connection works.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connection = new Argument<string>("connection") { Description = "The connection's name in rezolve.json." };
        var command = new Command("check", "Try a connection.") { connection };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(connection)!));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, string name)
    {
        using var access = new ConnectionAccess(invocation);
        var (runtime, refusal) = access.Open(name);
        if (runtime is null)
            return refusal!;
        if (runtime.Program.Connection.Check is not { } check)
        {
            return Ending.Problem(
                ExitCode.Invalid, StructureRules.MissingMember, $"The connector '{runtime.Program.Name}' does not say how a connection is tried.",
                "Add check to connection in the manifest: the name of an operation that succeeds only when signed in.");
        }
        var clock = invocation.Terminal.Clock;
        var began = clock.GetTimestamp();
        using var exchange = await runtime.Runner.SendAsync(check.Operation, runtime.NewUnit(invocation.Interrupted), null, invocation.Interrupted);
        var elapsed = (long)clock.GetElapsedTime(began).TotalMilliseconds;
        return CheckRunner.Judge(check, exchange) is { } fault ? VendorEnding.Of(fault) : Tell(invocation, runtime, exchange, elapsed);
    }

    private static Ending Tell(Invocation invocation, ConnectionRuntime runtime, ExchangeResult exchange, long elapsed)
    {
        var status = exchange.Answer?.Status ?? 0;
        invocation.Report.Answer(
            json =>
            {
                json.WriteString("connection", runtime.Name);
                json.WriteBoolean("ok", true);
                json.WriteNumber("status", status);
                json.WriteNumber("milliseconds", elapsed);
            },
            () => $"{runtime.Name}: {invocation.Report.DataInk.Green("ok")} ({status}, {elapsed} ms)");
        return Ending.Ok;
    }
}
