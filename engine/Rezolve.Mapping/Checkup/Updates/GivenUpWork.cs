using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Checkup.Updates;

/// <summary>Work that was given up, by its cause.</summary>
internal sealed class GivenUpWork : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Letters.All
        select new Finding(
            RuleOf(one.Key.Class), one.Key.Connection, $"{Sightings.Count(one.Value.Count, "dead letter")} with {one.Key.Code}, the oldest since {seen.Ago(one.Value.Since)}")
        {
            Detail = DiagnosticCatalog.Find(one.Key.Code)?.Explanation,
            Commands = [$"rezolve dead-letters show {one.Value.Example}", one.Value.Count == 1 ? $"rezolve dead-letters replay {one.Value.Example}" : "rezolve dead-letters replay --all"],
            Place = one.Key.Place,
        };

    private static DiagnosticRule RuleOf(string sort) => sort switch
    {
        nameof(FailureClass.Mapping) => MappingFindings.Unmappable,
        nameof(FailureClass.Permission) => UpdateFindings.Forbidden,
        nameof(FailureClass.Ambiguous) => UpdateFindings.Doubtful,
        _ => UpdateFindings.Letters,
    };
}
