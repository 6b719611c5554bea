using System.CommandLine;
using Rezolve.Mapping.Cli.Records;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve map FILE --connector FILE --entity NAME</c>: maps records without any network.</summary>
internal static class MapCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var file = new Argument<string?>("file") { Description = "A record, a list, or one record on each line (default: standard input).", Arity = ArgumentArity.ZeroOrOne };
        var connector = new Option<string?>("--connector") { Description = "The manifest: a file, a folder, or a connector's name.", HelpName = "FILE", Required = true };
        var entity = new Option<string>("--entity") { Description = "The entity.", HelpName = "NAME", DefaultValueFactory = _ => "ticket" };
        var set = new Option<string[]>("--set") { Description = "An input of the connector.", HelpName = "name=value", DefaultValueFactory = _ => [] };
        var output = new Option<string?>("--out") { Description = "Where the records go (default: standard output).", HelpName = "FILE" };
        var trace = new Option<bool>("--trace") { Description = "Show what each step makes of each field of the first record." };
        var reverse = new Option<bool>("--reverse") { Description = "From canonical records to the documents that would create them, and the requests of fields that have their own." };
        var command = new Command("map", "Map records, without any network.") { file, connector, entity, set, output, trace, reverse };
        shell.On(command, invocation => RunAsync(invocation, new MapRequest(
            invocation.Get(file) ?? "-", invocation.Get(connector)!, invocation.Get(entity)!, invocation.Get(set)!, invocation.Get(output))
        { IsTrace = invocation.Get(trace), IsReverse = invocation.Get(reverse) }));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, MapRequest request)
    {
        var terminal = invocation.Terminal;
        if (request.File == "-" && terminal.InputIsTerminal)
            return Ending.Problem(ExitCode.Usage, CommandRules.Usage, "There is nothing to map.", "Name a file, or send records to the standard input.");
        if (request.File != "-" && !File.Exists(terminal.FullPath(request.File)))
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"There is no file '{request.File}'.");
        if (request.Out is { } target && request.File != "-" && terminal.FullPath(target) == terminal.FullPath(request.File))
            return Ending.Problem(ExitCode.Usage, CommandRules.AlreadyThere, "The output is the input, which would be lost.", "Name another file with --out.");
        if (request is { IsTrace: true, IsReverse: true })
            return Ending.Problem(ExitCode.Usage, CommandRules.Usage, "--trace shows how records are read, so it does not go with --reverse.");
        if (request.Out is { } output && (Directory.Exists(terminal.FullPath(output)) || !Directory.Exists(Path.GetDirectoryName(terminal.FullPath(output)))))
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"'{output}' cannot be written: it is a folder, or lies in none.");
        var (source, refusal) = MapSource.Open(invocation, request.Connector, request.Entity, request.Settings);
        if (source is null)
            return refusal!;
        return request.IsTrace ? await TraceRun.RunAsync(invocation, source, request.File) : await MapRun.RunAsync(invocation, source, request);
    }
}
