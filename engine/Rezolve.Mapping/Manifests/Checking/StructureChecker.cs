using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Manifests.Checking;

/// <summary>Holds a file against the shapes of the language: members, JSON types, words, names. All mistakes at once.</summary>
/// <param name="file">The file.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class StructureChecker(SourceFile file, DiagnosticBag bag)
{
    private readonly ScalarChecker _scalars = new(file, bag);

    /// <summary>What is checked is laid over something else: nothing need be there, and null removes.</summary>
    public bool IsFragment { get; init; }

    /// <summary>Checks an object against a shape.</summary>
    public void Check(AuthoredNode node, Shape shape)
    {
        if (Expect(node, JsonValueKind.Object, $"an object: {shape.Title.ToLowerInvariant()}"))
            CheckShape(node, shape);
    }

    private void CheckShape(AuthoredNode node, Shape shape)
    {
        var title = shape.Title.ToLowerInvariant();
        CheckMembers(node, shape.Members, shape.ExactlyOneOf, title);
        var names = string.Join(", ", shape.AtMostOneOf.Select(name => $"'{name}'"));
        ReportBoth(node, There(node, shape.AtMostOneOf), title, $"at most one of {names} may be there");
    }

    /// <summary>Checks a value against what may be written there.</summary>
    /// <param name="node">The value.</param>
    /// <param name="written">What may be written.</param>
    /// <param name="example">How it may look, as JSON, for the remedy.</param>
    public void Check(AuthoredNode node, Written written, string? example = null)
    {
        if (IsFragment && node.Kind == JsonValueKind.Null)
            return;
        switch (written)
        {
            case Written.Fragment part: new StructureChecker(file, bag) { IsFragment = true }.Check(node, part.Of); break;
            case Written.Shaped shaped: Check(node, shaped.Shape); break;
            case Written.Tagged tagged: CheckTagged(node, tagged.Family); break;
            case Written.Map map: CheckMap(node, map); break;
            case Written.List list: CheckList(node, list); break;
            case Written.ShortOrLong either when WrittenForm.Takes(either, node.Kind): Check(node, Choose(node, either), example); break;
            default: _scalars.Check(node, written, example); break;
        }
    }

    /// <summary>Which of a short and a long form a value is meant to be: told apart by JSON kind alone.</summary>
    public static Written Choose(AuthoredNode node, Written.ShortOrLong either) =>
        WrittenForm.Takes(either.Short, node.Kind) ? either.Short
        : either.Long is Written.ShortOrLong inner && !WrittenForm.Takes(either.Long, node.Kind) ? inner.Short
        : either.Long is Written.ShortOrLong nested ? Choose(node, nested)
        : either.Long;

    private void CheckMembers(
        AuthoredNode node, IReadOnlyList<Member> members, IReadOnlyList<IReadOnlyList<string>> exactlyOne, string title, KindFamily? family = null)
    {
        foreach (var written in node.Members)
        {
            if (members.FirstOrDefault(one => one.Name == written.Name) is { } member)
                Check(written, member.Type, member.Examples is [var example, ..] ? example : null);
            else if ((family is null || written.Name != "type") && !IsFree(written.Name!))
                ReportUnknown(node, written, members, title, family);
        }
        if (!IsFragment)
            CheckNeeded(node, members, title);
        foreach (var group in exactlyOne)
            CheckExactlyOne(node, group, title);
    }

    private void CheckNeeded(AuthoredNode node, IReadOnlyList<Member> members, string title)
    {
        foreach (var member in members.Where(one => one.Required && node[one.Name] is null))
            bag.Report(StructureRules.MissingMember, file.Key(node), $"The {title} has no '{member.Name}'.", Addition(member));
        foreach (var member in members.Where(one => one.NeededFor is not null && node[one.Name] is null))
        {
            if (node[member.NeededFor!.Member]?.String is { } word && member.NeededFor.Words.Contains(word))
                bag.Report(StructureRules.MissingMember, file.Key(node), $"The {title} has no '{member.Name}', which {member.NeededFor.Member} '{word}' needs.", Addition(member));
        }
    }

    private void ReportUnknown(AuthoredNode node, AuthoredNode written, IReadOnlyList<Member> members, string title, KindFamily? family)
    {
        var names = members.Select(one => one.Name).ToList();
        // Where another kind is laid over the first, the first's members are left over.
        if (IsInherited(node, written) && family?.Kinds.Any(kind => kind.Members.Any(member => member.Name == written.Name)) == true)
        {
            bag.Report(
                StructureRules.UnknownMember, file.Key(node), $"'{written.Name}' is no member of the {title}, and is inherited from {file.PlaceOf(written)}.",
                $"Remove it here: \"{written.Name}\": null.");
            return;
        }
        var near = NearMiss.Of(written.Name!, names);
        bag.Report(
            StructureRules.UnknownMember, file.Key(written), $"'{written.Name}' is no member of the {title}.",
            near is null ? $"Use one of: {string.Join(", ", names)}; a note of your own begins with x-." : null, near);
    }

    private void CheckExactlyOne(AuthoredNode node, IReadOnlyList<string> group, string title)
    {
        var there = There(node, group);
        var names = string.Join(" or ", group.Select(name => $"'{name}'"));
        if (there.Count == 0 && !IsFragment)
            bag.Report(StructureRules.ExactlyOne, file.Key(node), $"The {title} needs exactly one of {names}, and has none.", $"Add {names}.");
        ReportBoth(node, there, title, $"exactly one of {names} may be there");
    }

    private void ReportBoth(AuthoredNode node, List<string> there, string title, string rule)
    {
        var inherited = there.Find(name => IsInherited(node, node[name]!));
        foreach (var extra in there.Skip(1))
        {
            bag.Report(
                StructureRules.ExactlyOne, file.Key(extra == inherited ? node[there[0]]! : node[extra]!), $"The {title} has both '{there[0]}' and '{extra}'; {rule}.",
                inherited is null ? null : $"'{inherited}' is inherited from {file.PlaceOf(node[inherited]!)}. Remove it here: \"{inherited}\": null.");
        }
    }

    private static List<string> There(AuthoredNode node, IEnumerable<string> group) => [.. group.Where(name => node[name] is { } member && member.Kind != JsonValueKind.Null)];

    // In a merged tree an object stands where it was last written, and its members where each was.
    private static bool IsInherited(AuthoredNode node, AuthoredNode member) => member.Origin.Parent is { } parent && parent != node.Origin;

    private void CheckTagged(AuthoredNode node, KindFamily family)
    {
        if (!Expect(node, JsonValueKind.Object, $"an object with a type: {family.Name}"))
            return;
        var words = family.Kinds.Select(kind => kind.Name).ToList();
        var known = $"Known kinds: {string.Join(", ", words)}.";
        if (IsFragment && node["type"] is null)
            CheckUntagged(node, family);
        else if (node["type"] is not { } tag)
            bag.Report(StructureRules.UnknownKind, file.Key(node), $"The {family.Name} object has no 'type'.", known);
        else if (tag.String is not { } word)
            bag.Report(StructureRules.UnknownKind, file.Value(tag), $"The type of {family.Name} is a word; found {Shown.Of(tag)}.", known);
        else if (family[word] is not { } kind)
            bag.Report(StructureRules.UnknownKind, file.Value(tag), $"'{word}' is no kind of {family.Name}.", known, NearMiss.Of(word, words));
        else
            CheckMembers(node, kind.Members, kind.ExactlyOneOf, $"{family.Name} of type '{kind.Name}'", family);
    }

    // Which kind it is stands in what this is laid over: a member must be one of some kind's.
    private void CheckUntagged(AuthoredNode node, KindFamily family) =>
        CheckMembers(node, [.. family.Kinds.SelectMany(kind => kind.Members).DistinctBy(member => member.Name)], [], family.Name);

    private void CheckMap(AuthoredNode node, Written.Map map)
    {
        if (!Expect(node, JsonValueKind.Object, "an object keyed by name"))
            return;
        foreach (var member in node.Members.Where(member => member.Name != "$comment"))
        {
            if (!Regex.IsMatch(member.Name!, map.KeyPattern, RegexOptions.CultureInvariant))
                bag.Report(StructureRules.BadName, file.Key(member), $"'{member.Name}' is not a name the language takes here.", map.KeyWords);
            else if (Written.Map.Reserved.Contains(member.Name))
                bag.Report(StructureRules.BadName, file.Key(member), $"'{member.Name}' is a name that JavaScript keeps for itself.", "Use another name.");
            Check(member, map.Of);
        }
    }

    private void CheckList(AuthoredNode node, Written.List list)
    {
        if (!Expect(node, JsonValueKind.Array, "a list"))
            return;
        // A list replaces the one below, so what stands in it is whole.
        var checker = IsFragment ? new StructureChecker(file, bag) : this;
        foreach (var item in node.Items)
            checker.Check(item, list.Of);
    }

    private bool Expect(AuthoredNode node, JsonValueKind kind, string wanted)
    {
        if (node.Kind == kind)
            return true;
        bag.Report(StructureRules.WrongType, file.Value(node), $"Expected {wanted}; found {Shown.Of(node)}.");
        return false;
    }

    private static bool IsFree(string name) => name.StartsWith("x-", StringComparison.Ordinal) || name == "$comment";

    /// <summary>What to add where a member is missing.</summary>
    public static string Addition(Member member) =>
        $"Add \"{member.Name}\"{(member.Examples is [var example, ..] ? $": {example}" : "")}. {member.Summary}";
}
