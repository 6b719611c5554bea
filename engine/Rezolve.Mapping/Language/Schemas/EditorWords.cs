using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Schemas;

/// <summary>What an editor says where a value has the wrong form: which member, what it takes, and how that looks.</summary>
internal static class EditorWords
{
    private const int LongestExample = 90;

    /// <summary>One sentence.</summary>
    /// <param name="subject">What is wrong, such as <c>"timeout"</c>.</param>
    /// <param name="written">What it takes.</param>
    /// <param name="example">How it may look, as JSON; null where none is known.</param>
    public static string Message(string subject, Written written, string? example)
    {
        var shown = (example ?? (written is Written.ShortOrLong ? null : MemberTexts.Example(written))) is { Length: <= LongestExample } one && NeedsExample(written) ? one : null;
        return $"{subject} takes {Of(written)}{(shown is null ? "" : $", such as {shown}")}.";
    }

    /// <summary>What may be written, in words.</summary>
    public static string Of(Written written) => written switch
    {
        Written.Text { Format: "uri" } => "a whole address",
        Written.Text { Words: { } words } => words,
        Written.Text => "text",
        Written.Choice choice => OneOf(choice.Words.Select(word => word.Name)),
        Written.Whole { Most: long.MaxValue } whole => $"a whole number from {whole.Least}",
        Written.Whole whole => $"a whole number from {whole.Least} to {whole.Most}",
        Written.Flag { OnlyFalse: not null } => "false",
        Written.Flag => "true or false",
        Written.Duration => "a duration",
        Written.Value value => OfValue(value.Kinds),
        Written.Path => "a path that begins with $",
        Written.NameOf name => $"the name of {WrittenWords.Article(name.Space)}",
        Written.Shaped { Shape.Example: { Length: <= LongestExample } example } => $"an object like {example}",
        Written.Fragment => "an object of what differs",
        Written.List => "a list",
        Written.Map => "an object whose members you name",
        Written.Tagged tagged => $"an object with a \"type\" of {OneOf(tagged.Family.Kinds.Select(kind => kind.Name))}",
        Written.ShortOrLong either => Or(FormsSchema.Forms(either).Select(Of)),
        Written.Scalar => "text, a number, true or false",
        Written.Literal => "any value",
        _ => "an object",
    };

    /// <summary>What a name of an object keyed by names must be.</summary>
    public static string OfName(Written.Map map) => map.KeyWords
        ?? (map.KeyPattern == Written.Map.Identifier
            ? "Expressions read this name, as in inputs.name: use letters, digits and _, and do not begin with a digit."
            : "Begin a name with a letter, _ or $; letters, digits, _, ., $ and - may follow.");

    private static string OfValue(ValueKinds kinds)
    {
        if (kinds.HasFlag(ValueKinds.Object))
            return kinds.HasFlag(ValueKinds.Text) ? "a value" : "an object of values, or an expression giving one";
        if (kinds.HasFlag(ValueKinds.List))
            return "a path, an expression or a list";
        return kinds == ValueKinds.Boolean ? "true, false or an expression giving one" : "text, a path or an expression";
    }

    // Where the words are all there are, an example adds nothing.
    private static bool NeedsExample(Written written) =>
        written is not (Written.Choice or Written.Flag or Written.Tagged or Written.Shaped { Shape.Example: { Length: <= LongestExample } });

    private static string OneOf(IEnumerable<string> words) => Or(words.Select(word => $"\"{word}\""));

    private static string Or(IEnumerable<string> parts) => string.Join(", ", parts) is var all && parts.ToList() is [.. { Count: > 0 } first, var last]
        ? $"{string.Join(", ", first)} or {last}"
        : all;
}
