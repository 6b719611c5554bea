using Rezolve.Json.Paths;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Templates;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Manifests.Checking;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Checking.Paths;

/// <summary>
/// Every path of a manifest, found by the shapes of the language, so that a new member is found too. Paths that hold an expression are left out:
/// what they select is known for a connection only.
/// </summary>
internal sealed class PathWalk
{
    private readonly SourceFile _file;
    private readonly List<WrittenPath> _found = [];

    private PathWalk(SourceFile file) => _file = file;

    /// <summary>The paths, in the order in which they stand.</summary>
    public static IReadOnlyList<WrittenPath> Of(ConnectorManifest manifest)
    {
        var walk = new PathWalk(manifest.File);
        walk.Visit(manifest.Root, new Written.Shaped(ConnectorShape.Shape));
        return walk._found;
    }

    private void Visit(AuthoredNode node, Written written)
    {
        switch (written)
        {
            case Written.Shaped shaped: Members(node, shaped.Shape.Members); break;
            case Written.Tagged tagged when node["type"]?.String is { } word && tagged.Family[word] is { } kind: Members(node, kind.Members); break;
            case Written.Map map: All(node.Members, map.Of); break;
            case Written.List list: All(node.Items, list.Of); break;
            case Written.ShortOrLong either when WrittenForm.Takes(either, node.Kind): Visit(node, StructureChecker.Choose(node, either)); break;
            case Written.Path: Text(node, Slots.Record, ValueKinds.Json); break;
            case Written.Value value: Leaves(node, value); break;
        }
    }

    private void Members(AuthoredNode node, IReadOnlyList<Member> members)
    {
        foreach (var written in node.Members)
        {
            if (members.FirstOrDefault(one => one.Name == written.Name) is { } member)
                Visit(written, member.Type);
        }
    }

    private void All(IEnumerable<AuthoredNode> nodes, Written of)
    {
        foreach (var node in nodes.Where(one => one.Name != "$comment"))
            Visit(node, of);
    }

    private void Leaves(AuthoredNode node, Written.Value value)
    {
        if (node.String is not null)
            Text(node, value.Slot, value.Kinds);
        foreach (var inner in node.Members.Concat(node.Items).Where(one => one.Name != "$comment"))
            Leaves(inner, value);
    }

    private void Text(AuthoredNode node, Slot slot, ValueKinds kinds)
    {
        if (node.String is not { } text)
            return;
        if (!TemplateSplitter.HasExpression(text))
        {
            if (text.StartsWith('$') && JsonPath.TryParse(text, out var path, out _))
                _found.Add(new WrittenPath(node, _file.Value(node), path, text, kinds, null));
            return;
        }
        if (text.StartsWith('$'))
            return;
        foreach (var part in TemplateSplitter.Split(text, []).Where(part => part.IsExpression))
            Chains(node, part, slot);
    }

    private void Chains(AuthoredNode node, TemplatePart part, Slot slot)
    {
        var rules = new ExpressionRules
        {
            Roots = slot.Roots,
            BindChain = (root, names) =>
            {
                Chain(node, part, root, names);
                return 0;
            },
        };
        ExpressionCompiler.Compile(part.Text, rules, []);
    }

    private void Chain(AuthoredNode node, TemplatePart part, Root root, IReadOnlyList<string> names)
    {
        var shown = $"{RootTypes.NameOf(root)}.{string.Join('.', names)}";
        var at = part.Text.IndexOf(shown, StringComparison.Ordinal);
        var spot = at < 0 ? _file.Inside(node, part.Offset, part.Text.Length) : _file.Inside(node, part.Offset + at, shown.Length);
        var path = JsonPath.Parse("$" + string.Concat(names.Select(name => $"[{System.Text.Json.JsonSerializer.Serialize(name)}]")));
        var found = new WrittenPath(node, spot, path, shown, ValueKinds.Json, root);
        if (!_found.Exists(one => one.Node == node && one.Shown == shown))
            _found.Add(found);
    }
}
