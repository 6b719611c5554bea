using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Compiles what is decided for comments and files. Without a word of them, nothing that is said leaves the system where it was said.</summary>
internal sealed class CommentCompiler(SyncCompilation compilation)
{
    private static readonly string[] Kinds = ["public", "internal", "chase", "resolution"];

    /// <summary>What holds for comments; null where nothing is said of them.</summary>
    public CommentPolicy? Comments()
    {
        if (compilation.Sync.Node["comments"] is not { } node)
            return null;
        var usual = new CommentPolicy { Ways = new Dictionary<string, IReadOnlyDictionary<string, string>>() };
        var ways = Kinds.ToDictionary(kind => kind, kind => Ways(node[kind] ?? (kind is "chase" or "resolution" ? node["internal"] : null)), StringComparer.Ordinal);
        if (ways.Values.All(way => way.Values.All(word => word == "none")))
            compilation.Bag.Report(SyncRules.NoEffect, compilation.File.Key(node), "No comment goes anywhere.", "Say which do, such as \"public\": \"both\"; or remove it.");
        return usual with
        {
            Ways = ways,
            From = SyncTimes.Instant(compilation, node["from"]),
            Edits = Word(node["edits"], usual.Edits),
            Deletes = Word(node["deletes"], usual.Deletes),
            HasHeader = node["attribution"]?.Text != "none",
        };
    }

    /// <summary>What holds for files; null where none go over.</summary>
    public AttachmentPolicy? Attachments()
    {
        if (compilation.Sync.Node["attachments"] is not { } node)
            return null;
        var usual = new AttachmentPolicy();
        var members = compilation.Members(node, ConversationShapes.Attachments);
        return new AttachmentPolicy
        {
            MostBytes = members.Whole("maxBytes") ?? usual.MostBytes,
            TooLarge = Word(node["tooLarge"], usual.TooLarge),
            Allowed = Texts(node["allow"]),
            Blocked = Texts(node["block"]),
            OnBlocked = Word(node["blocked"], usual.OnBlocked),
            Deletes = Word(node["deletes"], usual.Deletes),
        };
    }

    // One word is for all connections; of an object those that are not named take no part.
    private IReadOnlyDictionary<string, string> Ways(AuthoredNode? node)
    {
        if (node is null)
            return new Dictionary<string, string>();
        if (node.String is { } all)
            return compilation.Sync.Connections.ToDictionary(connection => connection, _ => all, StringComparer.Ordinal);
        var ways = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var way in node.Members.Where(way => way.Name != "$comment"))
        {
            compilation.CheckSide(way, way.Name!, isKey: true, compilation.Sync.Connections);
            ways[way.Name!] = way.Text!;
        }
        return ways;
    }

    private static IReadOnlyList<string> Texts(AuthoredNode? node) => [.. node?.Items.Select(item => item.Text!) ?? []];

    private static T Word<T>(AuthoredNode? node, T usual)
        where T : struct, Enum
        => node?.Text is { } word ? Enum.Parse<T>(word, ignoreCase: true) : usual;
}
