using System.Text;
using Rezolve.Mapping.Expressions.Functions;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>Writes the reference of the manifest language, in Markdown, from the same shapes that the reader and the schemas use.</summary>
internal sealed class ReferenceWriter
{
    private readonly StringBuilder _text = new();
    private readonly LanguageWalk _walk;

    private ReferenceWriter(LanguageWalk walk) => _walk = walk;

    /// <summary>The whole page, ending in a line feed.</summary>
    /// <param name="schemas">The schemas beside it.</param>
    /// <param name="walk">What it tells of.</param>
    public static string Write(IReadOnlyList<ShippedSchema> schemas, LanguageWalk walk)
    {
        var writer = new ReferenceWriter(walk);
        writer.WriteOpening(schemas);
        foreach (var shape in writer._walk.Shapes)
            writer.WriteShape(shape);
        foreach (var family in writer._walk.Families)
            writer.WriteFamily(family);
        writer.WriteSlots();
        writer.WriteFunctions();
        return writer._text.ToString();
    }

    private void WriteOpening(IReadOnlyList<ShippedSchema> schemas)
    {
        Line("# The manifest language");
        Line("");
        Line("This page is written by the code that reads manifests; do not edit it. The schemas beside it say the same to editors.");
        Line("");
        Line("A *value* is a constant, a JSONPath on the slot's document, an expression `{{ … }}`, a text with expressions in it, or an object or list of these.");
        Line("A *path* is a JSONPath (RFC 9535). What a value may read is its *slot*: see [Slots](#slots). Members named `x-…` and `$comment` are free everywhere.");
        Line("");
        Line("| File | Schema | For |");
        Line("|---|---|---|");
        foreach (var schema in schemas)
            Line($"| [{schema.File}]({schema.File}) | `{schema.Id}` | {schema.Title} |");
        Line("");
        foreach (var shape in _walk.Shapes)
            Line($"- {WrittenWords.Link(shape)} `{shape.Name}`");
        foreach (var family in _walk.Families)
            Line($"- [{family.Name}](#{WrittenWords.Anchor(family.Name + " kinds")}): {string.Join(", ", family.Kinds.Select(kind => $"`{kind.Name}`"))}");
        Line("- [Slots](#slots)");
        Line("- [Functions](#functions)");
    }

    private void WriteShape(Shape shape)
    {
        Heading(2, WrittenWords.Heading(shape), shape.Summary);
        WriteMembers(shape.Members);
        WriteGroups(shape.ExactlyOneOf);
        WriteJson(shape.Example);
    }

    private void WriteFamily(KindFamily family)
    {
        Heading(2, $"{family.Name} kinds", "The member `type` says which it is.");
        foreach (var kind in family.Kinds)
        {
            Heading(3, $"{family.Name}: {kind.Name}", kind.Summary);
            WriteMembers(kind.Members);
            WriteGroups(kind.ExactlyOneOf);
            foreach (var example in kind.Examples)
            {
                Line("");
                Line($"{example.Title}:");
                WriteJson(example.Manifest);
            }
        }
    }

    private void WriteMembers(IReadOnlyList<Member> members)
    {
        if (members.Count == 0)
            return;
        Line("");
        Line("| Member | Value | Meaning |");
        Line("|---|---|---|");
        foreach (var member in members)
        {
            var fallback = member.Default is { } value ? $" Default: `{value}`." : "";
            var example = member.Examples is [var first, ..] ? $" Example: `{first}`." : "";
            Line($"| `{member.Name}`{Needed(member)} | {WrittenWords.Of(member.Type)} | {Cell(member.Summary + fallback + example)} |");
        }
    }

    private static string Needed(Member member) =>
        member.Required ? " (needed)"
        : member.NeededFor is { } need ? $" (needed where `{need.Member}` is {string.Join(", ", need.Words.Select(word => $"`{word}`"))})"
        : "";

    private void WriteGroups(IReadOnlyList<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
        {
            Line("");
            Line($"Exactly one of {string.Join(", ", group.Select(name => $"`{name}`"))} is needed.");
        }
    }

    private void WriteSlots()
    {
        Heading(2, "Slots", $"Everywhere in a connector: {Names(Slots.Everywhere)}.");
        Line("");
        Line("| Slot | `$` is | Further roots | Scripts |");
        Line("|---|---|---|---|");
        foreach (var slot in _walk.Slots)
            Line($"| {slot.Name} | {slot.Document ?? "–"} | {Names(slot.Roots.Keys.Except(Slots.Everywhere))} | {(slot.AllowsScripts ? "yes" : "no")} |");
    }

    private void WriteFunctions()
    {
        Heading(2, "Functions", "In expressions, and in scripts under the same names. `now` in the examples is 2026-05-01T10:00:00Z.");
        foreach (var function in FunctionList.All)
        {
            Heading(3, function.Signature, function.Summary);
            Line("");
            foreach (var example in function.Examples)
                Line($"- ``{example.Source}`` → ``{example.Result}``");
        }
    }

    private static string Names(IEnumerable<Expressions.Root> roots) => string.Join(", ", roots.Select(root => $"`{RootTypes.NameOf(root)}`")) is { Length: > 0 } names ? names : "–";

    private void Heading(int level, string title, string summary)
    {
        Line("");
        Line($"{new string('#', level)} {title}");
        Line("");
        Line(summary);
    }

    private void WriteJson(string? json)
    {
        if (json is null)
            return;
        Line("");
        Line("```json");
        Line(json.Trim());
        Line("```");
    }

    private void Line(string line) => _text.Append(line).Append('\n');

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
