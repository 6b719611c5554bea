using System.CommandLine;
using Rezolve.Mapping.Cases.Recording;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Recording;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Commands.Cases;

/// <summary><c>rezolve record CONNECTION [ENTITY] --out FILE</c>: does something on a connection and saves it as a case, which <c>replay</c> plays.</summary>
internal static class RecordCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connection = new Argument<string>("connection") { Description = "The connection's name in rezolve.json." };
        var entity = new Argument<string?>("entity") { Description = "The entity's name in the manifest (without: check the connection).", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string>("--out", "-o") { Description = "The case to write.", HelpName = "FILE", Required = true };
        var run = new Option<string?>("--run") { Description = $"What to do: {string.Join(", ", RecordRequest.Runs)} (default: what the other options say).", HelpName = "RUN" };
        var key = new Option<string?>("--key") { Description = "The record's key.", HelpName = "KEY" };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only what changed since then.", HelpName = "INSTANT" };
        var pages = new Option<int>("--pages") { Description = "How many pages of a feed to read (default: 1).", HelpName = "N", DefaultValueFactory = _ => 1 };
        var catalog = new Option<string?>("--catalog") { Description = "The catalogue's name in the manifest.", HelpName = "NAME" };
        var input = new Option<string?>("--input")
        {
            Description = "An object with what the case holds besides: change, create, current, version, parent, user, filter (- is the standard input).",
            HelpName = "FILE",
        };
        var title = new Option<string?>("--title") { Description = "What the case shows, in a few words.", HelpName = "TEXT" };
        var seed = new Option<string?>("--seed") { Description = "What replacements depend on, so that another run replaces alike (default: chance).", HelpName = "TEXT" };
        run.AcceptOnlyFromAmong([.. RecordRequest.Runs]);
        var command = new Command("record", "Do something on a connection and save it as a case, personal data replaced.")
            { connection, entity, output, run, key, since, pages, catalog, input, title, seed };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(input), new RecordRequest
        {
            Connection = invocation.Get(connection)!,
            Entity = invocation.Get(entity),
            Out = invocation.Get(output)!,
            Run = invocation.Get(run),
            Key = invocation.Get(key),
            Since = invocation.Get(since),
            Pages = Math.Clamp(invocation.Get(pages), 1, 1000),
            Catalog = invocation.Get(catalog),
            Title = invocation.Get(title),
            Seed = invocation.Get(seed),
        }));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, string? input, RecordRequest request)
    {
        var terminal = invocation.Terminal;
        var path = terminal.FullPath(request.Out);
        if (Path.Exists(path))
            return Ending.Problem(ExitCode.Usage, CommandRules.AlreadyThere, $"'{request.Out}' is already there, and nothing was sent.");
        var (given, unusable) = Given(terminal, input);
        if (given is null)
            return unusable!;
        using var access = new ConnectionAccess(invocation);
        var (closed, refusal) = access.Open(request.Connection);
        if (closed is null)
            return refusal!;
        request = (request with { Given = given }).Decided(closed.Program);
        if (request.IsWrite && !invocation.Yes)
            return Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"'{request.Run}' changes the other system, and nothing was sent.", "Repeat the command with --yes.");
        // What the system tells of itself is learned before the recording begins: a case pins it.
        var (runtime, unlearned) = await access.OpenWholeAsync(request.Connection, invocation.Report, invocation.Interrupted);
        if (runtime is null)
            return unlearned!;
        var (recording, impossible) = RecordingConnection.Of(access, runtime, request.Seed);
        if (recording is null)
            return impossible!;
        var asked = recording.Begin("exchange", Path.GetDirectoryName(path)!);
        request.Fill(asked, runtime.Clock.GetUtcNow());
        var recorded = await recording.Recorder.RecordAsync(asked, runtime, invocation.Interrupted);
        if (recorded.Members is not { } members)
            return Ending.Problem(ExitCode.Invalid, CommandRules.NotRecorded, $"Nothing was recorded: {runtime.Secrets.Mask(recorded.Problem!)}.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, CaseText.Of(members, EngineLimits.Usual.Files));
        Tell(invocation.Report, terminal.Shown(path), members);
        return Ending.Ok;
    }

    private static (ValueObject? Given, Ending? Refusal) Given(Terminal terminal, string? input)
    {
        if (input is null)
            return ([], null);
        if (input != "-" && !File.Exists(terminal.FullPath(input)))
            return (null, Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"There is no file '{input}'."));
        var bag = new DiagnosticBag();
        var given = DocumentInput.Split(DocumentInput.ReadAll(terminal, input), bag).Take(1).Select(one => ValueJson.Read(one.Document)).FirstOrDefault();
        if (bag.HasErrors)
            return (null, new Ending(ExitCode.Usage, bag.All));
        return given.Kind == ValueKind.Object
            ? (given.Object, null)
            : (null, Ending.Problem(ExitCode.Usage, CommandRules.NotARecord, "The input is no JSON object.", "Write an object such as { \"change\": { \"subject\": \"New\" } }."));
    }

    private static void Tell(Reporter report, string file, ValueObject members)
    {
        var (run, requests) = (members["run"].Text, members["exchange"].List.Count);
        var outcome = members["expect"] is var expect && expect["outcome"] is { Kind: ValueKind.Text } word ? word.Text : "fine";
        report.Answer(
            json =>
            {
                json.WriteString("written", file);
                json.WriteString("run", run);
                json.WriteNumber("requests", requests);
                json.WriteString("outcome", outcome);
            },
            () => $"wrote {SafeText.Of(file)}: {run}, {Counts.Of(requests, "request")}, {outcome}.");
        report.Say($"Play it with: rezolve replay {SafeText.Of(file)}");
    }
}
