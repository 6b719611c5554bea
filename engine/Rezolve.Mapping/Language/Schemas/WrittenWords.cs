namespace Rezolve.Mapping.Language.Schemas;

/// <summary>What may be written as a member's value, in words and with links to the section that tells more.</summary>
internal static class WrittenWords
{
    /// <summary>For example "name of an operation" or "list of match rule".</summary>
    public static string Of(Written written) => written switch
    {
        Written.Text { Format: "uri" } => "address",
        Written.Text { Pattern: { } pattern } => $"text of the form `{pattern.Replace("|", "\\|", StringComparison.Ordinal)}`",
        Written.Text => "text",
        Written.Choice choice => string.Join(", ", choice.Words.Select(word => $"`{word.Name}`")),
        Written.Whole { Most: long.MaxValue } whole => $"whole number from {whole.Least}",
        Written.Whole whole => $"whole number, {whole.Least}–{whole.Most}",
        Written.Flag { OnlyFalse: not null } => "false",
        Written.Flag => "true or false",
        Written.Duration => "duration",
        Written.Value value => $"{(value.Secret ? "secret " : "")}value{Kinds(value)} ({Link(value.Slot)})",
        Written.Path path => $"path ({Link(path.Slot)})",
        Written.NameOf name => $"name of {Article(name.Space)}",
        Written.Shaped shaped => Link(shaped.Shape),
        Written.Fragment part => $"part of: {Link(part.Of)}",
        Written.Map map => $"object by name: {Of(map.Of)}",
        Written.List list => $"list of {Of(list.Of)}",
        Written.ShortOrLong either => $"{Of(either.Short)}; or {Of(either.Long)}",
        Written.Tagged tagged => $"[{tagged.Family.Name}](#{Anchor(tagged.Family.Name + " kinds")})",
        Written.Scalar => "text, number or boolean",
        _ => "any JSON, taken literally",
    };

    /// <summary>A link to a shape's section.</summary>
    public static string Link(Shape shape) => $"[{shape.Title}](#{Anchor(Heading(shape))})";

    /// <summary>The heading of a shape's section; the name tells shapes of one title apart.</summary>
    public static string Heading(Shape shape) => $"{shape.Title}: {shape.Name}";

    /// <summary>The anchor that readers of Markdown give a heading.</summary>
    public static string Anchor(string heading) => string.Concat(
        heading.ToLowerInvariant().Select(letter => letter == ' ' ? "-" : char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter.ToString() : ""));

    private static string Link(Slot slot) => $"[{slot.Name}](#slots)";

    private static string Kinds(Written.Value value) =>
        value.Kinds == Values.ValueKinds.Json ? "" : $" giving {Expressions.Typing.KindWords.Of(value.Kinds)}";

    /// <summary>What a name refers to, with its article.</summary>
    public static string Article(NameSpace space) => space switch
    {
        NameSpace.RateLimit => "a rate limit",
        NameSpace.Field => "a canonical field",
        NameSpace.Operation => "an operation",
        NameSpace.Entity => "an entity",
        NameSpace.Catalog => "a catalogue",
        _ => "a table",
    };
}
