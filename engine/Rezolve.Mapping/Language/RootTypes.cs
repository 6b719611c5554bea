using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language;

/// <summary>What is known of each root before run time, where it is more than "some JSON".</summary>
internal static class RootTypes
{
    private static readonly RootType OptionalInstant = new(ValueKinds.Instant | ValueKinds.Undefined);
    private static readonly RootType OptionalText = new(ValueKinds.Text | ValueKinds.Undefined);
    private static readonly RootType OptionalNumber = new(ValueKinds.Number | ValueKinds.Undefined);
    private static readonly RootType OpenObject = new(ValueKinds.Object);

    private static readonly Dictionary<Root, RootType> Known = new()
    {
        [Root.Inputs] = OpenObject,
        [Root.Params] = OpenObject,
        [Root.Session] = OpenObject,
        [Root.Catalogs] = OpenObject,
        [Root.Auth] = OpenObject,
        [Root.Filter] = OpenObject,
        [Root.Document] = OpenObject,
        [Root.Change] = OpenObject,
        [Root.Headers] = OpenObject,
        [Root.Query] = OpenObject,
        [Root.RawBody] = RootType.Text,
        [Root.Hook] = RootType.ObjectOf(("url", RootType.Text), ("id", OptionalText), ("secret", OptionalText)),
        [Root.Now] = new(ValueKinds.Instant),
        [Root.Key] = RootType.Text,
        [Root.Version] = new(ValueKinds.Text | ValueKinds.Nothing),
        [Root.Status] = new(ValueKinds.Number),
        [Root.Count] = new(ValueKinds.Number),
        [Root.Items] = new(ValueKinds.List),
        [Root.Steps] = OpenObject,
        [Root.Transition] = RootType.ObjectOf(("id", RootType.Text), ("to", RootType.Text), ("name", OptionalText), ("record", RootType.Json)),
        [Root.Intent] = RootType.ObjectOf(("key", RootType.Text)),
        [Root.Cursor] = RootType.ObjectOf(("since", OptionalInstant), ("until", OptionalInstant), ("after", OptionalNumber), ("token", OptionalText)),
        [Root.Page] = RootType.ObjectOf(("number", OptionalNumber), ("offset", OptionalNumber), ("size", OptionalNumber), ("cursor", RootType.Json)),
        [Root.Parent] = RootType.ObjectOf(("entity", RootType.Text), ("key", RootType.Text), ("record", RootType.Json), ("params", OpenObject)),
        [Root.Request] = RootType.ObjectOf(
            ("method", RootType.Text), ("url", RootType.Text), ("path", RootType.Text), ("query", RootType.Text),
            ("body", RootType.Text), ("timestamp", new RootType(ValueKinds.Instant))),
    };

    /// <summary>What is known of a root.</summary>
    public static RootType Of(Root root) => Known.GetValueOrDefault(root, RootType.Json);

    /// <summary>The word an author writes for a root.</summary>
    public static string NameOf(Root root) => root.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}
