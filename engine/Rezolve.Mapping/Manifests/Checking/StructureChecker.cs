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

    /// <summary>Checks an object against a shape.</summary>
    public void Check(AuthoredNode node, Shape shape)
    {
        if (Expect(node, JsonValueKind.Object, $"an object: {shape.Title.ToLowerInvariant()}"))
            CheckShape(node, shape);
    }

    private void CheckShape(AuthoredNode node, Shape shape)
    {
        var title = shape.Title.ToLowerInvariant();
        CheckMembers(node, shape.Members, shape.ExactlyOneOf, title, []);
        var names = string.Join(", ", shape.AtMostOneOf.Select(name => $"'{name}'"));
        var there = shape.AtMostOneOf.Where(name => node[name] is not null).ToList();
        foreach (var extra in there.Skip(1))
            bag.Report(StructureRules.ExactlyOne, file.Key(node[extra]!), $"The {title} has both '{there[0]}' and '{extra}'; at most one of {names} may be there.");
    }

    /// <summary>Checks a value against what may be written there.</summary>
    /// <param name="node">The value.</param>
    /// <param name="written">What may be written.</param>
    /// <param name="example">How it may look, as JSON, for the remedy.</param>
    public void Check(AuthoredNode node, Written written, string? example = null)
    {
        switch (written)
        {
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
        AuthoredNode node, IReadOnlyList<Member> members, IReadOnlyList<IReadOnlyList<string>> exactlyOne, string title, string[] besides)
    {
        foreach (var written in node.Members)
        {
            if (members.FirstOrDefault(one => one.Name == written.Name) is { } member)
                Check(written, member.Type, member.Examples is [var example, ..] ? example : null);
            else if (!besides.Contains(written.Name) && !IsFree(written.Name!))
                ReportUnknown(written, members, title);
        }
        foreach (var member in members.Where(one => one.Required && node[one.Name] is null))
            bag.Report(StructureRules.MissingMember, file.Key(node), $"The {title} has no '{member.Name}'.", Addition(member));
        foreach (var member in members.Where(one => one.NeededFor is not null && node[one.Name] is null))
        {
            if (node[member.NeededFor!.Member]?.String is { } word && member.NeededFor.Words.Contains(word))
                bag.Report(StructureRules.MissingMember, file.Key(node), $"The {title} has no '{member.Name}', which {member.NeededFor.Member} '{word}' needs.", Addition(member));
        }
        foreach (var group in exactlyOne)
            CheckExactlyOne(node, group, title);
    }

    private void ReportUnknown(AuthoredNode written, IReadOnlyList<Member> members, string title)
    {
        var names = members.Select(one => one.Name).ToList();
        var near = NearMiss.Of(written.Name!, names);
        bag.Report(
            StructureRules.UnknownMember, file.Key(written), $"'{written.Name}' is no member of the {title}.",
            near is null ? $"Use one of: {string.Join(", ", names)}; a note of your own begins with x-." : null, near);
    }

    private void CheckExactlyOne(AuthoredNode node, IReadOnlyList<string> group, string title)
    {
        var there = group.Where(name => node[name] is not null).ToList();
        var names = string.Join(" or ", group.Select(name => $"'{name}'"));
        if (there.Count == 0)
            bag.Report(StructureRules.ExactlyOne, file.Key(node), $"The {title} needs exactly one of {names}, and has none.", $"Add {names}.");
        foreach (var extra in there.Skip(1))
            bag.Report(StructureRules.ExactlyOne, file.Key(node[extra]!), $"The {title} has both '{there[0]}' and '{extra}'; exactly one of {names} may be there.");
    }

    private void CheckTagged(AuthoredNode node, KindFamily family)
    {
        if (!Expect(node, JsonValueKind.Object, $"an object with a type: {family.Name}"))
            return;
        var words = family.Kinds.Select(kind => kind.Name).ToList();
        var known = $"Known kinds: {string.Join(", ", words)}.";
        if (node["type"] is not { } tag)
            bag.Report(StructureRules.UnknownKind, file.Key(node), $"The {family.Name} object has no 'type'.", known);
        else if (tag.String is not { } word)
            bag.Report(StructureRules.UnknownKind, file.Value(tag), $"The type of {family.Name} is a word; found {Shown.Of(tag)}.", known);
        else if (family[word] is not { } kind)
            bag.Report(StructureRules.UnknownKind, file.Value(tag), $"'{word}' is no kind of {family.Name}.", known, NearMiss.Of(word, words));
        else
            CheckMembers(node, kind.Members, kind.ExactlyOneOf, $"{family.Name} of type '{kind.Name}'", ["type"]);
    }

    private void CheckMap(AuthoredNode node, Written.Map map)
    {
        if (!Expect(node, JsonValueKind.Object, "an object keyed by name"))
            return;
        foreach (var member in node.Members.Where(member => member.Name != "$comment"))
        {
            if (!Regex.IsMatch(member.Name!, map.KeyPattern, RegexOptions.CultureInvariant))
                bag.Report(StructureRules.BadName, file.Key(member), $"'{member.Name}' is not a name the language takes here.");
            else if (Written.Map.Reserved.Contains(member.Name))
                bag.Report(StructureRules.BadName, file.Key(member), $"'{member.Name}' is a name that JavaScript keeps for itself.", "Use another name.");
            Check(member, map.Of);
        }
    }

    private void CheckList(AuthoredNode node, Written.List list)
    {
        if (!Expect(node, JsonValueKind.Array, "a list"))
            return;
        foreach (var item in node.Items)
            Check(item, list.Of);
    }

    private bool Expect(AuthoredNode node, JsonValueKind kind, string wanted)
    {
        if (node.Kind == kind)
            return true;
        bag.Report(StructureRules.WrongType, file.Value(node), $"Expected {wanted}; found {Shown.Of(node)}.");
        return false;
    }

    private static bool IsFree(string name) => name.StartsWith("x-", StringComparison.Ordinal) || name == "$comment";

    private static string Addition(Member member) =>
        $"Add \"{member.Name}\"{(member.Examples is [var example, ..] ? $": {example}" : "")}. {member.Summary}";
}
