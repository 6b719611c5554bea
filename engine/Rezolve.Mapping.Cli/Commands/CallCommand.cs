using System.CommandLine;
using System.Text;
using Rezolve.Json;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve call CONNECTION OPERATION --input FILE</c>: shows the exact request; sends it with <c>--yes</c>.</summary>
internal static class CallCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connection = new Argument<string>("connection") { Description = "The connection's name in rezolve.json." };
        var operation = new Argument<string>("operation") { Description = "The operation's name in the manifest." };
        var input = new Option<string?>("--input") { Description = "An object whose members are what the request sees: key, ticket, cursor, … (- is the standard input).", HelpName = "FILE" };
        var command = new Command("call", "Show the exact request of an operation; send it with --yes.") { connection, operation, input };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(connection)!, invocation.Get(operation)!, invocation.Get(input)));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, string name, string operationName, string? input)
    {
        using var access = new ConnectionAccess(invocation);
        // Only a call that is sent anyway asks the system first what it tells of itself.
        var (runtime, refusal) = invocation.Yes ? await access.OpenWholeAsync(name, invocation.Report, invocation.Interrupted) : access.Open(name);
        if (runtime is null)
            return refusal!;
        var operations = runtime.Program.Operations;
        if (!operations.TryGetValue(operationName, out var operation))
        {
            return Ending.Problem(
                ExitCode.Usage, CommandRules.NoSuchName, $"The connector '{runtime.Program.Name}' has no operation '{operationName}'.",
                $"Operations: {string.Join(", ", operations.Keys)}.", NearMiss.Of(operationName, operations.Keys));
        }
        var unit = runtime.NewUnit(invocation.Interrupted);
        if (Refuse(invocation.Terminal, unit, operation, input) is { } unusable)
            return unusable;
        if (operation.Steps.Count > 0)
            return invocation.Yes ? await RunAsync(invocation, runtime, operation, unit) : Show(invocation.Report, operation);
        var build = RequestBuilder.Build(operation, runtime.Program.Connection, unit);
        if (build.Request is not { } request)
            return Ending.Problem(ExitCode.Invalid, CommandRules.NoValue, $"{runtime.Secrets.Mask(build.Fault!.Message)} ({build.Fault.Place})", "Give what the request needs with --input.");
        return invocation.Yes ? await SendAsync(invocation, runtime, operation, unit, request) : Show(invocation.Report, runtime, request);
    }

    private static Ending? Refuse(Terminal terminal, Scope unit, OperationProgram operation, string? input)
    {
        if (input is not (null or "-") && !File.Exists(terminal.FullPath(input)))
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"There is no file '{input}'.");
        var bag = new DiagnosticBag();
        var given = input is null ? [] : DocumentInput.Split(DocumentInput.ReadAll(terminal, input), bag).Take(1).ToList();
        if (!bag.HasErrors)
            CallScope.Fill(unit, operation, given.Count == 0 ? Value.Of(new ValueObject()) : ValueJson.Read(given[0].Document), bag);
        return bag.HasErrors ? new Ending(ExitCode.Usage, bag.All) : null;
    }

    private static Ending Show(Reporter report, ConnectionRuntime runtime, PreparedRequest request)
    {
        report.Answer(
            json =>
            {
                RequestView.Write(json, request, runtime.Secrets);
                json.WriteBoolean("sent", false);
            },
            () => SafeText.Of(request.Render(runtime.Secrets).TrimEnd('\n')));
        report.Say("Not sent. Credentials are added when it is sent: repeat the command with --yes.");
        return Ending.Ok;
    }

    private static Ending Show(Reporter report, OperationProgram operation)
    {
        var steps = operation.Steps.Select(step => step.Operation.Name == step.Name ? step.Name : $"{step.Name} ({step.Operation.Name})").ToList();
        report.Answer(
            json =>
            {
                json.WriteStartArray("steps");
                steps.ForEach(json.WriteStringValue);
                json.WriteEndArray();
                json.WriteBoolean("sent", false);
            },
            () => $"{operation.Name} runs: {string.Join(", ", steps)}");
        report.Say("Not run. What each step sends depends on the answers before it: repeat the command with --yes, or show a step by its own name.");
        return Ending.Ok;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, ConnectionRuntime runtime, OperationProgram operation, Scope unit)
    {
        using var exchange = await runtime.Runner.SendAsync(operation, unit, null, invocation.Interrupted);
        if (exchange is { IsFine: true, Answer: { } answer })
        {
            invocation.Report.Answer(
                json =>
                {
                    json.WriteBoolean("sent", true);
                    RequestView.Write(json, answer, runtime.Secrets);
                },
                () => SafeText.Of(runtime.Secrets.Mask(Encoding.UTF8.GetString(answer.Body.Span))));
        }
        return exchange.IsFine ? Ending.Ok : VendorEnding.Of(exchange);
    }

    private static async Task<Ending> SendAsync(Invocation invocation, ConnectionRuntime runtime, OperationProgram operation, Scope unit, PreparedRequest request)
    {
        var report = invocation.Report;
        report.Say(SafeText.Of(request.Render(runtime.Secrets)));
        using var exchange = await runtime.Runner.SendAsync(operation, unit, null, invocation.Interrupted);
        if (exchange.Answer is { } answer)
        {
            report.Say(answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            report.Answer(
                json =>
                {
                    RequestView.Write(json, request, runtime.Secrets);
                    json.WriteBoolean("sent", true);
                    RequestView.Write(json, answer, runtime.Secrets);
                },
                () => SafeText.Of(runtime.Secrets.Mask(Encoding.UTF8.GetString(answer.Body.Span))));
        }
        return exchange.IsFine ? Ending.Ok : VendorEnding.Of(exchange);
    }
}
