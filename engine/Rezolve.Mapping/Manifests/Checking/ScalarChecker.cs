using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Manifests.Checking;

/// <summary>Holds single values against the language: JSON type, words, forms, limits.</summary>
internal sealed class ScalarChecker(SourceFile file, DiagnosticBag bag)
{
    /// <summary>Checks one value; whether names refer to something and expressions compile is the compiler's matter.</summary>
    /// <param name="node">The value.</param>
    /// <param name="written">What may be written.</param>
    /// <param name="example">How it may look, as JSON, for the remedy.</param>
    public void Check(AuthoredNode node, Written written, string? example)
    {
        if (!WrittenForm.Takes(written, node.Kind))
        {
            bag.Report(StructureRules.WrongType, file.Value(node), $"Expected {WrittenForm.Describe(written)}; found {Shown.Of(node)}.", Remedy(node, example));
            return;
        }
        switch (written)
        {
            case Written.Text text: CheckText(node, text, example); break;
            case Written.Path when !node.Text!.StartsWith('$'): ReportPath(node); break;
            case Written.Choice choice: CheckWord(node, choice); break;
            case Written.Flag { OnlyFalse: { } reason } when node.Boolean == true:
                bag.Report(StructureRules.UnknownWord, file.Value(node), "Only false may stand here; found true.", reason);
                break;
            case Written.Whole whole: CheckWhole(node, whole); break;
            case Written.Duration when !DurationText.TryParse(node.Text!, out _):
                bag.Report(StructureRules.BadDuration, file.Value(node), $"{Shown.Of(node)} is not a duration of days, hours, minutes and seconds.".Capitalised());
                break;
        }
    }

    private void CheckText(AuthoredNode node, Written.Text text, string? example)
    {
        if (text.Pattern is { } pattern && !Regex.IsMatch(node.Text!, pattern, RegexOptions.CultureInvariant))
            bag.Report(StructureRules.BadForm, file.Value(node), $"{Shown.Of(node)} does not have the form {pattern}.".Capitalised(), Remedy(node, example));
        else if (text.Format == "uri" && !Uri.TryCreate(node.Text, UriKind.Absolute, out _))
            bag.Report(StructureRules.BadForm, file.Value(node), $"{Shown.Of(node)} is not an absolute address.".Capitalised(), "Write it like https://www.example.com/docs.");
    }

    private void ReportPath(AuthoredNode node)
    {
        var isExpression = node.Text!.StartsWith("{{", StringComparison.Ordinal);
        bag.Report(
            ValueRules.BadPath, file.Value(node), $"A JSONPath begins with $, and this is {(isExpression ? "an expression" : $"the text '{node.Text}'")}.",
            isExpression ? $"Where a value is computed, say {{ \"read\": \"{node.Text}\" }}." : $"Write it like $.{node.Text}.");
    }

    private static string? Remedy(AuthoredNode node, string? example) =>
        node.Kind == JsonValueKind.Null ? "Leave the member out where there is nothing to say."
        : example is not null ? $"Write it like {example}."
        : null;

    private void CheckWord(AuthoredNode node, Written.Choice choice)
    {
        var words = choice.Words.Select(word => word.Name).ToList();
        if (words.Contains(node.Text!))
            return;
        if (choice.IsVersion && Version.TryParse(node.Text, out var version) && version > Version.Parse(words[^1]))
        {
            bag.Report(StructureRules.LaterVersion, file.Value(node), $"The file is of version {node.Text}; this rezolve knows versions up to {words[^1]}.");
            return;
        }
        bag.Report(
            StructureRules.UnknownWord, file.Value(node), $"{Shown.Of(node)} is none of the words that may stand here.".Capitalised(),
            $"Use one of: {string.Join(", ", words)}.", NearMiss.Of(node.Text!, words));
    }

    private void CheckWhole(AuthoredNode node, Written.Whole whole)
    {
        if (node.Integer is { } number && number >= whole.Least && number <= whole.Most)
            return;
        var limits = whole.Most == long.MaxValue ? $"of {whole.Least} or more" : $"from {whole.Least} to {whole.Most}";
        bag.Report(StructureRules.OutOfRange, file.Value(node), $"Expected a whole number {limits}; found {node.Text}.");
    }
}
