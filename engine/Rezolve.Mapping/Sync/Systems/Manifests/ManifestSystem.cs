using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Sync.Systems.Manifests.Reads;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>A system that a manifest describes: the connection, the entity that holds its tickets, and what is known of it.</summary>
/// <param name="Runtime">The connection.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Facts">What is known of it.</param>
internal sealed record ManifestSystem(ConnectionRuntime Runtime, EntityProgram Entity, SystemFacts Facts)
{
    /// <summary>The connector's entities.</summary>
    public IReadOnlyList<EntityProgram> Entities { get; } = [.. Runtime.Program.Entities.Values];

    /// <summary>Where the fields that take part stand in canonical JSON, and what is told of the record itself.</summary>
    public FieldPlaces Places { get; } = new(Facts.Fields.Select(field => field.Name).Concat(TicketMaker.OfTheRecord));

    /// <summary>The fields that take part, by name.</summary>
    public IReadOnlyDictionary<string, SyncedField> Fields { get; } = Facts.Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>Whether records tell that they are deleted, or have become part of another.</summary>
    public bool TellsFates => Entity.Deletes?.Flag is not null || Entity.MergedInto is not null;

    /// <summary>The roots of a unit of work, with the entity's constants.</summary>
    /// <param name="filter">What feeds are narrowed to; null for nothing.</param>
    /// <param name="cancellation">Ends a script that runs for it.</param>
    public Scope NewUnit(ValueObject? filter, CancellationToken cancellation)
    {
        var unit = Runtime.NewUnit(cancellation);
        unit[Root.Params] = Value.Of(Entity.Params);
        if (filter is not null)
            unit[Root.Filter] = Value.Of(filter);
        return unit;
    }

    /// <summary>Maps the records of one unit of work.</summary>
    public MappingUnit NewMapping(Scope unit, CancellationToken cancellation) =>
        new(Runtime.Program, Entity, unit, new ScriptSetting(Runtime.ScriptLimits, Runtime.Clock, Runtime.Quarantine), cancellation);

    /// <summary>Runs operations.</summary>
    public OperationRunner Runner(Priority priority) => Runtime.RunnerFor(priority);
}
