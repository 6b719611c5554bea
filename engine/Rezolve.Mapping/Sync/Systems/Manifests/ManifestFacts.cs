using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Sync.Systems.Together;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>What a connector's program tells of its system before anything is read from it.</summary>
internal static class ManifestFacts
{
    private static readonly string[] OfTheRecord = ["number", "createdAt", "updatedAt"];
    private static readonly string[] WhereWritten = ["resolvedAt", "closedAt"];

    /// <summary>The facts of an entity of a connection.</summary>
    public static SystemFacts Of(ConnectionRuntime runtime, EntityProgram entity)
    {
        var can = runtime.Program.Abilities.Select(ability => ability.Name).ToHashSet(StringComparer.Ordinal);
        return new SystemFacts
        {
            Connection = runtime.Name,
            Entity = entity.Name,
            Manifest = string.Join('+', [runtime.Program.Hash, .. runtime.Program.BaseHashes, .. runtime.Program.OverlayHash is { } overlay ? [overlay] : Array.Empty<string>()]),
            Fields = [.. entity.Fields.Where(TakesPart).Select(field => ManifestField.Of(runtime, entity, field))],
            Groups = entity.Groups,
            Abilities = new SystemAbilities
            {
                Delta = can.Contains($"{entity.Name}.delta"),
                List = FeedProgram.AllOf(entity) is not null,
                Create = can.Contains($"{entity.Name}.create"),
                Update = can.Contains($"{entity.Name}.update"),
                Delete = can.Contains($"{entity.Name}.delete"),
                Sweep = can.Contains($"{entity.Name}.sweep"),
                ConfirmsMissing = entity.Deletes?.Missing?.Confirm is not null,
                FollowUp = entity.FollowUp is not null,
                Batch = SharedWrites.Of(entity).Any(),
                CompareAndSet = can.Contains($"{entity.Name}.compareAndSet"),
            },
            Transitions = StatusSteps.Of(runtime, entity),
            Frozen = entity.Frozen.ToHashSet(StringComparer.Ordinal),
            Recover = RecoverOf(entity.Recover),
            ReadLag = entity.Recover?.Wait ?? TimeSpan.Zero,
            RequestTimeout = LongestOf(runtime, entity),
        };
    }

    // What a system says of the record itself, and what follows from a status, is no value that two systems could be kept the same in.
    private static bool TakesPart(FieldProgram field) =>
        !OfTheRecord.Contains(field.Name) && (field.Writes.Count > 0 || !WhereWritten.Contains(field.Name));

    /// <summary>How a create is made good whose outcome is not known.</summary>
    public static RecoverFacts RecoverOf(RecoverProgram? recover) => recover switch
    {
        KeyRecoverProgram key => new RecoverFacts(RecoverMethod.Key, key.Wait) { KeyServes = key.Ttl },
        LookupRecoverProgram lookup => new RecoverFacts(RecoverMethod.Lookup, lookup.Wait),
        MatchRecoverProgram match => new RecoverFacts(RecoverMethod.Match, match.Wait) { By = match.By, Window = match.Window },
        _ => RecoverFacts.None,
    };

    /// <summary>How long a write of an entity may last.</summary>
    /// <remarks>One that lasts no longer has arrived by then, or never will. One that may wait for others sets out so much later.</remarks>
    public static TimeSpan LongestOf(ConnectionRuntime runtime, EntityProgram entity)
    {
        var plain = runtime.Program.Connection.Timeout;
        var own = entity.Fields.SelectMany(field => field.Writes).Select(write => write.Operation);
        return own.Concat([entity.Create, entity.FollowUp, entity.Update, entity.Delete, StatusSteps.ApplyOf(entity)]).OfType<OperationProgram>().Select(SpanOf)
            .Concat(SharedWrites.Of(entity).Select(many => SharedRequest.Patience + SpanOf(many))).Append(plain).Max();

        TimeSpan SpanOf(OperationProgram operation) =>
            (operation.Steps.Count > 0
                ? operation.Steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + SpanOf(step.Operation))
                : operation.Timeout ?? plain)
            + (operation.Poll?.Timeout ?? TimeSpan.Zero);
    }
}
