using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Connectors;

/// <summary>A connector that is put under the simulator.</summary>
/// <param name="program">The connector.</param>
/// <param name="entity">Its entity that holds the tickets.</param>
internal sealed class TriedConnector(ConnectorProgram program, EntityProgram entity)
{
    private readonly Dictionary<string, DescribedSystem> _systems = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The connector.</summary>
    public ConnectorProgram Program => program;

    /// <summary>Its entity that holds the tickets.</summary>
    public EntityProgram Entity => entity;

    /// <summary>A connection of it; the same one for the same name.</summary>
    public DescribedSystem At(string name)
    {
        lock (_gate)
            return _systems.TryGetValue(name, out var known) ? known : _systems[name] = new DescribedSystem(this, name);
    }

    /// <summary>The words of choices that have a table, by field: what people may say.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; } = entity.Fields
        .Where(field => field.Table is not null && field.Field.Words.Count == 0)
        .ToDictionary(field => field.Name, WordsOf, StringComparer.Ordinal);

    /// <summary>The fields that are kept the same.</summary>
    public IReadOnlyList<string> Played => [.. At("desk").Facts.Fields.Select(one => one.Name)];

    /// <summary>Fields that could take part in a sync, and that simulated people have no values for.</summary>
    public IReadOnlyList<string> NotPlayed => At("desk").NotPlayed;

    /// <summary>The fields that no record could show so far; the connector's word was taken for them.</summary>
    public IReadOnlyList<string> TakenAtItsWord
    {
        get
        {
            lock (_gate)
                return [.. _systems.Values.SelectMany(system => system.TakenAtItsWord.Keys).Distinct().Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Why it cannot be kept in step with anything, in a sentence; null where it can.</summary>
    public string? Unfit
    {
        get
        {
            var facts = At("desk").Facts;
            return entity.Get is null ? $"The entity '{entity.Name}' cannot be read by its key, so it takes no part in a sync."
                : !facts.Abilities.Delta && !facts.Abilities.List ? $"The entity '{entity.Name}' has no feed, so it takes no part in a sync."
                : facts["subject"] is not { IsRead: true, IsCreated: true }
                ? $"The entity '{entity.Name}' cannot be made with a subject and read with it, and by that people of a simulation tell tickets apart."
                : null;
        }
    }

    private static IReadOnlyList<string> WordsOf(FieldProgram field) =>
        [.. field.Table!.Rows.Where(row => row.Canonical.Kind == ValueKind.Text).Select(row => row.Canonical.Text)];
}
