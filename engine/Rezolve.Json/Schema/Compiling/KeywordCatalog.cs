using System.Collections.Frozen;
using Rezolve.Json.Schema.Keywords.Arrays;
using Rezolve.Json.Schema.Keywords.Branches;
using Rezolve.Json.Schema.Keywords.Numbers;
using Rezolve.Json.Schema.Keywords.Objects;
using Rezolve.Json.Schema.Keywords.References;
using Rezolve.Json.Schema.Keywords.Texts;
using Rezolve.Json.Schema.Keywords.Values;
using Compile = System.Func<Rezolve.Json.Schema.Compiling.KeywordSource, Rezolve.Json.Schema.Evaluating.Keyword?>;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>Every keyword that checks something, by dialect and vocabulary. Keywords not listed only describe.</summary>
internal static class KeywordCatalog
{
    public const string FormatAssertion = Prefix + "format-assertion";
    private const string Prefix = "https://json-schema.org/draft/2020-12/vocab/";

    private static readonly Dictionary<string, Compile> Validation = new(StringComparer.Ordinal)
    {
        ["type"] = TypeKeyword.Compile,
        ["enum"] = EnumKeyword.Compile,
        ["const"] = ConstKeyword.Compile,
        ["multipleOf"] = MultipleOfKeyword.Compile,
        ["maximum"] = BoundKeyword.Compile,
        ["exclusiveMaximum"] = BoundKeyword.Compile,
        ["minimum"] = BoundKeyword.Compile,
        ["exclusiveMinimum"] = BoundKeyword.Compile,
        ["maxLength"] = LengthKeyword.Compile,
        ["minLength"] = LengthKeyword.Compile,
        ["pattern"] = PatternKeyword.Compile,
        ["maxItems"] = ItemCountKeyword.Compile,
        ["minItems"] = ItemCountKeyword.Compile,
        ["uniqueItems"] = UniqueItemsKeyword.Compile,
        ["maxContains"] = _ => null,
        ["minContains"] = _ => null,
        ["maxProperties"] = MemberCountKeyword.Compile,
        ["minProperties"] = MemberCountKeyword.Compile,
        ["required"] = RequiredKeyword.Compile,
        ["dependentRequired"] = DependentRequiredKeyword.Compile,
    };

    private static readonly Dictionary<string, Compile> Applicator = new(StringComparer.Ordinal)
    {
        ["allOf"] = AllOfKeyword.Compile,
        ["anyOf"] = AnyOfKeyword.Compile,
        ["oneOf"] = OneOfKeyword.Compile,
        ["not"] = NotKeyword.Compile,
        ["if"] = IfKeyword.Compile,
        ["then"] = _ => null,
        ["else"] = _ => null,
        ["dependentSchemas"] = DependentSchemasKeyword.Compile,
        ["dependencies"] = DependenciesKeyword.Compile,
        ["properties"] = PropertiesKeyword.Compile,
        ["patternProperties"] = PatternPropertiesKeyword.Compile,
        ["additionalProperties"] = AdditionalPropertiesKeyword.Compile,
        ["propertyNames"] = PropertyNamesKeyword.Compile,
        ["prefixItems"] = PrefixItemsKeyword.Compile,
        ["items"] = ItemsKeyword.Compile,
        ["contains"] = ContainsKeyword.Compile,
    };

    /// <summary>The vocabularies of draft 2020-12 by URI; those that only describe are empty.</summary>
    public static FrozenDictionary<string, Dictionary<string, Compile>> Vocabularies { get; } = new Dictionary<string, Dictionary<string, Compile>>
    {
        [Prefix + "core"] = new() { ["$ref"] = RefKeyword.Compile, ["$dynamicRef"] = RefKeyword.Compile },
        [Prefix + "applicator"] = Applicator,
        [Prefix + "unevaluated"] = new()
        {
            ["unevaluatedProperties"] = UnevaluatedPropertiesKeyword.Compile,
            ["unevaluatedItems"] = UnevaluatedItemsKeyword.Compile,
        },
        [Prefix + "validation"] = Validation,
        [Prefix + "format-annotation"] = new() { ["format"] = FormatKeyword.Compile },
        [FormatAssertion] = new() { ["format"] = FormatKeyword.Compile },
        [Prefix + "meta-data"] = [],
        [Prefix + "content"] = [],
    }.ToFrozenDictionary();

    /// <summary>The vocabularies of the standard metaschema.</summary>
    public static IEnumerable<string> UsualVocabularies => Vocabularies.Keys.Where(name => name != FormatAssertion);

    public static FrozenDictionary<string, Compile> Draft7 { get; } = DraftSeven();

    public static FrozenDictionary<string, Compile> Of(IEnumerable<string> vocabularies)
    {
        var keywords = new Dictionary<string, Compile>(StringComparer.Ordinal);
        foreach (var (name, compile) in vocabularies.SelectMany(vocabulary => Vocabularies[vocabulary])) keywords[name] = compile;
        return keywords.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, Compile> DraftSeven()
    {
        string[] later = ["prefixItems", "dependentSchemas", "dependentRequired", "minContains", "maxContains"];
        var keywords = new Dictionary<string, Compile>(Validation.Concat(Applicator).Where(keyword => !later.Contains(keyword.Key)))
        {
            ["$ref"] = RefKeyword.Compile,
            ["format"] = FormatKeyword.Compile,
            ["items"] = DraftSevenItemsKeyword.Compile,
            ["additionalItems"] = _ => null,
        };
        return keywords.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
