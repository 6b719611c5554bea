using Rezolve.Json;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Reads <c>--filter name=value</c> by what the entity, or a parent that is read for it, declares.</summary>
internal static class ReadFilters
{
    /// <summary>The root <c>filter</c>; null with the reason where something is not understood.</summary>
    public static (ValueObject? Filter, Ending? Refusal) Read(IReadOnlyList<string> given, EntityProgram entity, IReadOnlyDictionary<string, EntityProgram> entities)
    {
        var declared = Declared(entity, entities).DistinctBy(filter => filter.Name).ToList();
        var values = new ValueObject();
        foreach (var setting in given)
        {
            if (setting.Split('=', 2) is not [{ Length: > 0 } name, var text])
                return (null, Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"'{setting}' is no filter.", "Write it as --filter name=value."));
            if (declared.Find(filter => filter.Name == name) is not { } filter)
                return (null, Unknown(entity, name, declared));
            var value = InputValues.Typed(text, filter.Type);
            if (filter.Unfit(value) is { } problem)
                return (null, Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"The filter '{name}' {problem}: {text}", "Give a value as the connector declares it."));
            values[name] = value;
        }
        return (values, null);
    }

    private static Ending Unknown(EntityProgram entity, string name, List<FilterProgram> declared)
    {
        var names = declared.Select(filter => filter.Name).ToList();
        return Ending.Problem(
            ExitCode.Usage, CommandRules.NoSuchName, $"'{entity.Name}' has no filter '{name}'.",
            names.Count == 0 ? "It declares no filters." : $"Filters: {string.Join(", ", names)}.", NearMiss.Of(name, names));
    }

    private static IEnumerable<FilterProgram> Declared(EntityProgram entity, IReadOnlyDictionary<string, EntityProgram> entities) =>
        entity.Filters.Concat(entity.Parents.SelectMany(parent => Declared(entities[parent], entities)));
}
