using System.CommandLine;
using Rezolve.Json;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands;

/// <summary><c>rezolve read CONNECTION ENTITY</c>: records, one a line.</summary>
internal static class ReadCommand
{
    private const int UsualLimit = 10;

    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var connection = new Argument<string>("connection") { Description = "The connection's name in rezolve.json." };
        var entity = new Argument<string>("entity") { Description = "The entity's name in the manifest." };
        var limit = new Option<int>("--limit") { Description = $"The most records (default: {UsualLimit}; 0 means all).", HelpName = "N", DefaultValueFactory = _ => UsualLimit };
        var raw = new Option<bool>("--raw") { Description = "As received, instead of canonical." };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only what changed since then.", HelpName = "INSTANT" };
        var key = new Option<string?>("--key") { Description = "Only the record of this key.", HelpName = "KEY" };
        var command = new Command("read", "Read records of a connection, one a line.") { connection, entity, limit, raw, since, key };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(connection)!, invocation.Get(entity)!, new ReadRequest(
            invocation.Get(limit) is var most and > 0 ? most : long.MaxValue, invocation.Get(raw), invocation.Get(since), invocation.Get(key))));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, string name, string entityName, ReadRequest request)
    {
        using var access = new ConnectionAccess(invocation);
        var (runtime, refusal) = access.Open(name);
        if (runtime is null)
            return refusal!;
        var entities = runtime.Program.Entities;
        if (!entities.TryGetValue(entityName, out var entity))
        {
            return Ending.Problem(
                ExitCode.Usage, CommandRules.NoSuchName, $"The connector '{runtime.Program.Name}' has no entity '{entityName}'.",
                $"Entities: {string.Join(", ", entities.Keys)}.", NearMiss.Of(entityName, entities.Keys));
        }
        if (request.Key is null ? entity is { List: null, Changes: null } : entity.Get is null)
        {
            var reason = request.Key is null ? "as a list: it has neither list nor changes" : "by key: it has no get";
            return Ending.Problem(
                ExitCode.Usage, CommandRules.NoSuchName, $"'{entityName}' cannot be read {reason}.",
                request.Key is null && entity.Get is not null ? "Read one with --key." : "Add the operation to the entity.");
        }
        return await new ReadRun(invocation, runtime, entity, request).RunAsync();
    }
}
