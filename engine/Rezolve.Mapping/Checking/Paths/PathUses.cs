using Rezolve.Json.Reading;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Checking.Paths;

/// <summary>Tells of each path of a manifest what document it is a path on. Paths of which that is not known are left out.</summary>
/// <param name="manifest">The connector as written.</param>
/// <param name="program">The same, compiled.</param>
internal sealed class PathUses(ConnectorManifest manifest, ConnectorProgram program)
{
    private static readonly string[] OfRecord = ["key", "version", "url"];
    private static readonly string[] OfBody = ["records", "result", "pages", "content"];

    /// <summary>The uses, in the order in which they stand.</summary>
    public IReadOnlyList<PathUse> All() => [.. PathWalk.Of(manifest).Select(UseOf).OfType<PathUse>().Where(IsOfItsRoot)];

    private PathUse? UseOf(WrittenPath path) => path.Way switch
    {
        ["entities", var name, "changes", "cursor", "start", ..] => Body(path, manifest.Root["entities"]![name]!["changes"]!["cursor"]!["start"]!["operation"]),
        ["entities", var name, "changes" or "list", ..] => Row(path, FeedOf(name, path.Way[2])),
        ["entities", var name, "match", var index, "where"] => Row(path, manifest.Root["entities"]![name]!["match"]!.Items[int.Parse(index)]["operation"]),
        ["entities", var name, "fields", var field, .. var rest] => OfField(path, name, field, rest),
        ["entities", var name, var member, ..] when OfRecord.Contains(member) => new PathUse(path, PathDocument.Record, name),
        ["operations", var name, var member, ..] when OfBody.Contains(member) => Body(path, name),
        ["catalogs", var name, "value" or "label" or "type" or "where"] => Row(path, manifest.Root["catalogs"]![name]!["operation"]),
        ["connection", "session", var index, "set", _] => Body(path, manifest.Root["connection"]!["session"]!.Items[int.Parse(index)]["operation"]),
        ["connection", "check", "expect"] => Body(path, manifest.Root["connection"]!["check"]!["operation"]),
        _ => null,
    };

    private AuthoredNode? FeedOf(string entity, string member)
    {
        var feed = manifest.Root["entities"]![entity]![member]!;
        return feed.String is not null ? feed : feed["operation"];
    }

    private PathUse? OfField(WrittenPath path, string entity, string name, string[] rest)
    {
        var field = program.Entities.GetValueOrDefault(entity)?[name];
        if (field is null || (rest is [var member, ..] && member is not ("path" or "read" or "write")))
            return null;
        var isWritten = rest is ["write", ..];
        var isPlace = !isWritten || rest is ["write"] or [_, "path"] or [_, _, "path"];
        return !isPlace ? null : new PathUse(path, PathDocument.Record, entity)
        {
            TakesMany = field.Type.IsMany() || field.Type == FieldType.Json,
            IsWritten = isWritten,
            Field = path.Root is null ? field : null,
        };
    }

    private PathUse? Row(WrittenPath path, AuthoredNode? operation) =>
        operation?.String is { } name && IsPlain(name) ? new PathUse(path, PathDocument.Row, name) : null;

    private PathUse? Body(WrittenPath path, AuthoredNode? operation) => operation?.String is { } name ? Body(path, name) : null;

    private PathUse? Body(WrittenPath path, string operation) => !IsPlain(operation) ? null
        : new PathUse(path, PathDocument.Body, operation) { TakesMany = path.Kinds.HasFlag(ValueKinds.List) };

    // Where the answer is no JSON, or is put together of several, its form is not that of one body.
    private bool IsPlain(string operation) =>
        manifest.Root["operations"]?[operation] is { } node && node["steps"] is null && node["poll"] is null && node["each"] is null && (node["decode"]?.String ?? "json") == "json";

    // A chain may begin with any root of the slot; only those on the document itself can be held against one.
    private static bool IsOfItsRoot(PathUse use) =>
        use.Written.Root is not { } root || root == (use.Document == PathDocument.Body ? Root.Response : Root.Record);
}
