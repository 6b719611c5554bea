namespace Rezolve.Mapping.Language.Schemas;

/// <summary>What an editor shows of a member: what it means, and how it looks.</summary>
internal static class MemberTexts
{
    /// <summary>The text with its example, in Markdown.</summary>
    /// <param name="summary">What the member means.</param>
    /// <param name="example">How its value may look, as JSON; null where that is plain.</param>
    public static string Markdown(string summary, string? example) =>
        example is null ? summary : $"{summary}\n\nExample:\n```json\n{example}\n```";

    /// <summary>How a value of a form may look, where the member gives no example of its own.</summary>
    public static string? Example(Written written) => written switch
    {
        Written.Shaped shaped => shaped.Shape.Example,
        Written.Fragment part => part.Of.Example,
        Written.Map { Of: var of } => Example(of) is { } one ? $"{{ \"name\": {one} }}" : null,
        Written.List { Of: var of } => Example(of) is { } one ? $"[{one}]" : null,
        Written.ShortOrLong either => Example(either.Short) ?? Example(either.Long),
        Written.Tagged { Family.Kinds: [{ Examples: [var example, ..] }, ..] } => example.Manifest,
        Written.NameOf name => name.Space switch
        {
            NameSpace.Operation => "\"ticketGet\"",
            NameSpace.Table => "\"status\"",
            NameSpace.Catalog => "\"fields\"",
            NameSpace.Field => "\"subject\"",
            NameSpace.Entity => "\"ticket\"",
            NameSpace.RateLimit => "\"export\"",
            _ => null,
        },
        Written.Choice { Words: [var word, ..] } => $"\"{word.Name}\"",
        Written.Duration => "\"PT30S\"",
        Written.Flag flag => flag.OnlyFalse is null ? "true" : "false",
        Written.Path => "\"$.id\"",
        _ => null,
    };
}
