using Rezolve.Json;
using Rezolve.Json.Paths;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>Where a path leads by a schema.</summary>
/// <param name="Found">What it selects; null where it selects nothing.</param>
/// <param name="IsMany">It may select several.</param>
/// <param name="Reason">Why it selects nothing, in words that follow a colon.</param>
/// <param name="DidYouMean">The member that was probably meant.</param>
internal sealed record SchemaTrace(SchemaView? Found, bool IsMany, string? Reason = null, string? DidYouMean = null)
{
    /// <summary>Follows a path.</summary>
    public static SchemaTrace Follow(JsonPath path, SchemaView start)
    {
        var (at, isMany) = (start, false);
        var place = "$";
        foreach (var segment in path.Segments)
        {
            if (segment.IsDescendant || segment.Selectors.Count > 1)
                return new SchemaTrace(start.AnyOf(), true);
            isMany |= segment.Selectors[0] is WildcardSelector or SliceSelector;
            if (Step(at, segment.Selectors[0]) is not { } next)
                return Lost(at, segment.Selectors[0], place, isMany);
            at = next;
            place += segment;
        }
        return new SchemaTrace(at, isMany);
    }

    private static SchemaView? Step(SchemaView at, PathSelector selector) => selector switch
    {
        NameSelector name => at.Member(name.Name),
        WildcardSelector when !at.IsAny && !at.Types.Contains("array") && at.Types.Contains("object") => at.Below(),
        _ => at.Item(),
    };

    private static SchemaTrace Lost(SchemaView at, PathSelector selector, string place, bool isMany)
    {
        var where = at.Document.At(at.Pointer);
        if (selector is not NameSelector { Name: var name })
            return new SchemaTrace(null, isMany, $"{place} is no list, by {where}");
        if (at.Types.Contains("array") && !at.Types.Contains("object"))
            return new SchemaTrace(null, isMany, $"{place} is a list, which has no member '{name}', by {where}");
        return at.Types.Contains("object")
            ? new SchemaTrace(null, isMany, $"{place} has no member '{name}', by {where}", NearMiss.Of(name, at.Names))
            : new SchemaTrace(null, isMany, $"{place} is {string.Join(" or ", at.Types)}, by {where}");
    }
}
