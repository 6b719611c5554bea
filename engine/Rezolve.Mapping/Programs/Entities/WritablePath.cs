using System.Diagnostics.CodeAnalysis;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>A path that can be written: names and equality filters, and a name at the end.</summary>
internal sealed class WritablePath
{
    private readonly string _text;

    private WritablePath(IReadOnlyList<LayoutStep> steps, string text)
    {
        Steps = steps;
        _text = text;
    }

    /// <summary>The way from the document: <see cref="LayoutStep.Name"/> and <see cref="LayoutStep.Where"/> only, the last one a name.</summary>
    public IReadOnlyList<LayoutStep> Steps { get; }

    /// <summary>Takes a path that can be written.</summary>
    /// <param name="path">The path.</param>
    /// <param name="writable">The same, for writing.</param>
    /// <param name="fault">Why it cannot be written.</param>
    public static bool TryCreate(JsonPath path, [NotNullWhen(true)] out WritablePath? writable, [NotNullWhen(false)] out string? fault)
    {
        var followed = FollowedPath.Of(path);
        fault = followed switch
        {
            { Rest: not null } => "only names and filters of the form @.name == literal can be written",
            { Steps: [] } => "the whole document cannot be written",
            { Steps: [.., not LayoutStep.Name] } => "a path that is written ends with a member's name",
            { Steps: var steps } when steps.Any(step => step is LayoutStep.Every or LayoutStep.Index) =>
                "wildcards and indices can be read, not written",
            { Steps: var steps } when steps.OfType<LayoutStep.Where>().Any(Contradicts) => "the filter's conditions contradict each other",
            { Steps: var steps } when WritesItsOwnFilter(steps) => "the path would write the member its filter looks at; name another member",
            _ => null,
        };
        writable = fault is null ? new WritablePath(followed.Steps, path.ToString()) : null;
        return fault is null;
    }

    /// <summary>Whether writing one could change what the other wrote: the same place, or one within the other.</summary>
    public bool Overlaps(WritablePath other)
    {
        var shared = Math.Min(Steps.Count, other.Steps.Count);
        for (var i = 0; i < shared; i++)
        {
            if (Apart(Steps[i], other.Steps[i]))
                return false;
        }
        return true;
    }

    /// <summary>The path as it was written.</summary>
    public override string ToString() => _text;

    // A name beside a filter would make the place an object and a list at once: that is no way apart.
    private static bool Apart(LayoutStep left, LayoutStep right) => (left, right) switch
    {
        (LayoutStep.Name a, LayoutStep.Name b) => a.Of != b.Of,
        (LayoutStep.Where a, LayoutStep.Where b) => Contradicts(new LayoutStep.Where([.. a.Equalities, .. b.Equalities])),
        _ => false,
    };

    private static bool WritesItsOwnFilter(IReadOnlyList<LayoutStep> steps) => steps.Zip(steps.Skip(1)).Any(pair =>
        pair is (LayoutStep.Where where, LayoutStep.Name name) && where.Equalities.Any(test => test.Name == name.Of));

    private static bool Contradicts(LayoutStep.Where where) => where.Equalities
        .GroupBy(test => test.Name, StringComparer.Ordinal)
        .Any(tests => tests.Skip(1).Any(test => !ValueEquality.AreEqual(test.Literal, tests.First().Literal)));
}
