using System.Text.RegularExpressions;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>What a connector declares of its inputs: those of the connection, and those that a way to sign in asks for.</summary>
internal static class InputDeclarations
{
    /// <summary>Every declaration, the connection's first.</summary>
    public static IEnumerable<AuthoredNode> Of(AuthoredNode connection) => Under(connection).Concat(OfOptions(connection));

    /// <summary>Holds the declarations against themselves and each other.</summary>
    public static void Check(CompilationContext context)
    {
        var connection = context.Manifest.Root["connection"]!;
        foreach (var declared in Of(connection))
        {
            CheckDefault(context, declared);
        }
        foreach (var declared in OfOptions(connection))
        {
            var isTwice = Under(connection).Any(other => other.Name == declared.Name)
                || OfOptions(connection).Any(other => other.Name == declared.Name && other["type"]!.Text != declared["type"]!.Text && other.Start < declared.Start);
            if (isTwice)
                context.Bag.Report(WorkspaceRules.InputTwice, context.File.Key(declared), $"The input '{declared.Name}' is declared elsewhere too.");
        }
    }

    /// <summary>What an entity declares that a reading may be narrowed to.</summary>
    public static IReadOnlyList<FilterProgram> Filters(CompilationContext context, AuthoredNode entity)
    {
        var filters = new List<FilterProgram>();
        foreach (var declared in entity["filters"]?.Members.Where(filter => filter["type"] is not null) ?? [])
        {
            CheckDefault(context, declared);
            var otherwise = declared["default"] is { } value ? ValueSlotCompiler.Literal(value) : Value.Undefined;
            filters.Add(new FilterProgram(declared.Name!, declared["type"]!.Text!, otherwise, given => Unfit(declared, given)));
        }
        return filters;
    }

    /// <summary>Why a value does not fit a declaration, to follow its name; null where it does.</summary>
    public static string? Unfit(AuthoredNode declared, Value given)
    {
        var fits = declared["type"]!.Text switch
        {
            "integer" => given.TryGetInteger(out _),
            "number" => given.Kind == ValueKind.Number,
            "boolean" => given.Kind == ValueKind.Boolean,
            _ => given.Kind == ValueKind.Text,
        };
        if (!fits)
            return $"is no {declared["type"]!.Text}";
        if (given.Kind == ValueKind.Text && declared["pattern"]?.String is { } pattern && PatternOf(pattern)?.IsMatch(given.Text) == false)
            return $"does not match {pattern}";
        if (given.Kind == ValueKind.Text && declared["format"]?.String == "uri" && !Uri.TryCreate(given.Text, UriKind.Absolute, out _))
            return "is no absolute address";
        return declared["enum"] is { } allowed && !allowed.Items.Any(item => item.Text == ValueText.Of(given)) ? "is none of the values allowed" : null;
    }

    private static void CheckDefault(CompilationContext context, AuthoredNode declared)
    {
        if (declared["pattern"] is { String: { } pattern } written && PatternOf(pattern) is null)
            context.Bag.Report(StructureRules.BadForm, context.File.Value(written), $"The pattern '{pattern}' is no regular expression without look-around.", "Correct it.");
        if (declared["default"] is { } value && Unfit(declared, ValueSlotCompiler.Literal(value)) is { } problem)
            context.Bag.Report(WorkspaceRules.InputUnfit, context.File.Value(value), $"The default of '{declared.Name}' {problem}.", "Write a default as the input is declared.");
    }

    private static IEnumerable<AuthoredNode> Under(AuthoredNode node) => node["inputs"]?.Members.Where(input => input["type"] is not null) ?? [];

    private static IEnumerable<AuthoredNode> OfOptions(AuthoredNode connection) => connection["auth"]?.Members.SelectMany(Under) ?? [];

    // Without backtracking no input can make the match slow; what needs it is refused.
    private static Regex? PatternOf(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
