using Rezolve.Json.Reading;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Schemas;
using Rezolve.Mapping.Manifests.Checking;

namespace Rezolve.Mapping.Tests.Language.Usage;

/// <summary>
/// Which constructs of the language texts use: <c>shape.member</c>, <c>family/kind</c> and <c>family/kind.member</c>; a member that means the same
/// to several kinds is one construct, <c>family.member</c>, and one that means the same to several shapes belongs to the first of them.
/// </summary>
internal sealed class UsedMembers(LanguageWalk walk)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Every construct that the language has, in its order.</summary>
    public IReadOnlyList<string> All =>
    [
        .. walk.Shapes.SelectMany(shape => shape.Members.Select(member => NameOf(shape, member)))
            .Concat(walk.Families.SelectMany(family => family.Kinds.SelectMany(kind =>
                kind.Members.Select(member => NameOf(family, kind, member)).Prepend($"{family.Name}/{kind.Name}"))))
            .Distinct(),
    ];

    private string NameOf(Shape shape, Member member) =>
        $"{(walk.Shapes.FirstOrDefault(other => other.Members.Any(one => one.Name == member.Name && one.Summary == member.Summary)) ?? shape).Name}.{member.Name}";

    private static string NameOf(KindFamily family, Kind kind, Member member) =>
        family.Kinds.Any(other => other != kind && other.Members.Any(one => one.Name == member.Name && one.Summary == member.Summary))
            ? $"{family.Name}.{member.Name}"
            : $"{family.Name}/{kind.Name}.{member.Name}";

    public bool Has(string construct) => _used.Contains(construct);

    /// <summary>Notes a construct that is told by its name alone.</summary>
    public void NoteNamed(string construct, bool isUsed)
    {
        if (isUsed)
            _used.Add(construct);
    }

    /// <summary>Notes what a value uses that stands where <paramref name="written"/> may.</summary>
    public void Visit(AuthoredNode node, Written written)
    {
        switch (written)
        {
            case Written.Shaped shaped: Members(node, shaped.Shape.Members, member => NameOf(shaped.Shape, member)); break;
            case Written.Fragment part: Members(node, part.Of.Members, member => NameOf(part.Of, member)); break;
            case Written.Tagged tagged when node["type"]?.String is { } word && tagged.Family[word] is { } kind:
                _used.Add($"{tagged.Family.Name}/{kind.Name}");
                Members(node, kind.Members, member => NameOf(tagged.Family, kind, member));
                break;
            case Written.Map map: Each(node.Members, map.Of); break;
            case Written.List list: Each(node.Items, list.Of); break;
            case Written.ShortOrLong either: Visit(node, StructureChecker.Choose(node, either)); break;
        }
    }

    private void Each(IEnumerable<AuthoredNode> nodes, Written written)
    {
        foreach (var node in nodes)
            Visit(node, written);
    }

    private void Members(AuthoredNode node, IReadOnlyList<Member> members, Func<Member, string> nameOf)
    {
        foreach (var written in node.Members)
        {
            if (members.FirstOrDefault(one => one.Name == written.Name) is not { } member)
                continue;
            _used.Add(nameOf(member));
            Visit(written, member.Type);
        }
    }
}
