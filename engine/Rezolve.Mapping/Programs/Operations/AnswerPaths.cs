using Rezolve.Json.Paths;
using Rezolve.Mapping.Programs.Layouts;

namespace Rezolve.Mapping.Programs.Operations;

/// <summary>
/// What paging and error rules of a connector look at in answers: bound to the slots of one layout, so that a page is not parsed whole
/// for the sake of a few scalars. The slots have the same numbers in each layout made from it. Grows while a manifest is compiled, and not after.
/// </summary>
internal sealed class AnswerPaths
{
    private static readonly JsonPathLimits NoRest = new(0, 0, 0); // a streamed path leaves nothing to evaluate

    private readonly List<Action<DocumentLayoutBuilder>> _bindings = [];
    private readonly DocumentLayoutBuilder _numbers = new(NoRest);
    private DocumentLayout? _layout;

    /// <summary>The layout of the paths alone.</summary>
    public DocumentLayout Layout => LazyInitializer.EnsureInitialized(ref _layout, () => NewBuilder().Build());

    /// <summary>Binds a path; null where it is not found in one pass, or may select several values.</summary>
    public int? Bind(JsonPath path)
    {
        if (!path.IsSingular || FollowedPath.Of(path) is not { Rest: null, Steps.Count: > 0 })
            return null;
        _bindings.Add(builder => builder.Bind(path));
        return _numbers.Bind(path);
    }

    /// <summary>Binds a chain of names.</summary>
    public int Bind(IReadOnlyList<string> names)
    {
        _bindings.Add(builder => builder.BindChain(names));
        return _numbers.BindChain(names);
    }

    /// <summary>A builder in which the paths have their slots, for layouts that find more.</summary>
    public DocumentLayoutBuilder NewBuilder()
    {
        var builder = new DocumentLayoutBuilder(NoRest);
        foreach (var bind in _bindings)
            bind(builder);
        return builder;
    }
}
