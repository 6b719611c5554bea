using System.CommandLine;
using Rezolve.Json;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Recording;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Children;

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
        var parent = new Option<string[]>("--parent") { Description = "Only the children of this parent; may be given several times.", HelpName = "KEY", DefaultValueFactory = _ => [] };
        var filter = new Option<string[]>("--filter") { Description = "Only what the connector narrows it to; may be given several times.", HelpName = "name=value", DefaultValueFactory = _ => [] };
        var saveCase = new Option<string?>("--save-case") { Description = "Also save each record as a case in this folder, personal data replaced.", HelpName = "DIR" };
        var seed = new Option<string?>("--seed") { Description = "What replacements depend on, so that another run replaces alike (default: chance).", HelpName = "TEXT" };
        var command = new Command("read", "Read records of a connection, one a line.") { connection, entity, limit, raw, since, key, parent, filter, saveCase, seed };
        shell.On(command, invocation => RunAsync(invocation, invocation.Get(connection)!, invocation.Get(entity)!, new ReadRequest(
            invocation.Get(limit) is var most and > 0 ? most : long.MaxValue, invocation.Get(raw), invocation.Get(since), invocation.Get(key))
        {
            Parents = invocation.Get(parent)!,
            Filters = invocation.Get(filter)!,
            SaveCase = invocation.Get(saveCase),
            Seed = invocation.Get(seed),
        }));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, string name, string entityName, ReadRequest request)
    {
        using var access = new ConnectionAccess(invocation);
        var (runtime, refusal) = await access.OpenWholeAsync(name, invocation.Report, invocation.Interrupted);
        if (runtime is null)
            return refusal!;
        var entities = runtime.Program.Entities;
        if (!entities.TryGetValue(entityName, out var entity))
        {
            return Ending.Problem(
                ExitCode.Usage, CommandRules.NoSuchName, $"The connector '{runtime.Program.Name}' has no entity '{entityName}'.",
                $"Entities: {string.Join(", ", entities.Keys)}.", NearMiss.Of(entityName, entities.Keys));
        }
        if (Refuse(request, entity, entities) is { } unreadable)
            return unreadable;
        var (parents, strange) = ReadParents.Read(request.Parents, entity, entities);
        if (parents is null)
            return strange!;
        var (filter, unknown) = ReadFilters.Read(request.Filters, entity, entities);
        if (filter is null)
            return unknown!;
        var (saved, impossible) = request.SaveCase is { } folder ? SavedRecords.Begin(invocation, access, runtime, folder, request.Seed) : default;
        return impossible ?? await new ReadRun(invocation, runtime, entity, request, parents, filter) { Saved = saved }.RunAsync();
    }

    private static Ending? Refuse(ReadRequest request, EntityProgram entity, IReadOnlyDictionary<string, EntityProgram> entities)
    {
        if (request is { Key: not null, Parents.Count: > 1 })
            return Ending.Problem(ExitCode.Usage, CommandRules.Usage, "A record of one key has one parent.", "Give --parent once.");
        if (request.Key is not null && entity.Get is null)
            return Ending.Problem(ExitCode.Usage, CommandRules.NoSuchName, $"'{entity.Name}' cannot be read by key: it has no get.", "Add the operation to the entity.");
        if (request.Key is not null && request.Parents.Count == 0 && entity.Get!.Reads(Root.Parent))
            return Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"'{entity.Name}' is read by its key and its parent's.", "Add --parent KEY.");
        if (request.Key is not null || (request.Parents.Count > 0 && ChildReader.IsPerParent(entity)) || FamilyReader.Refusal(entity, entities) is not { } reason)
            return null;
        var own = $"'{entity.Name}' ";
        var why = reason.StartsWith(own, StringComparison.Ordinal) ? $"it {reason[own.Length..]}" : reason;
        var remedy = ChildReader.IsPerParent(entity) ? "Read the children of one parent with --parent."
            : entity.Get is not null ? "Read one with --key."
            : "Add the operation to the entity.";
        return Ending.Problem(ExitCode.Usage, CommandRules.NoSuchName, $"'{entity.Name}' cannot be read as a list: {why}.", remedy);
    }
}
