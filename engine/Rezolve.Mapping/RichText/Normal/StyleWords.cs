using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Normal;

/// <summary>The words for how text looks.</summary>
internal static class StyleWords
{
    private static readonly (Marks Mark, string Word)[] Words =
    [
        (Marks.Strong, "strong"), (Marks.Emphasis, "em"), (Marks.Underline, "underline"), (Marks.Strike, "strike"),
        (Marks.Subscript, "sub"), (Marks.Superscript, "sup"), (Marks.Code, "code"),
    ];

    /// <summary>The words with a blank between; empty for none.</summary>
    public static string Of(Marks marks) => string.Join(' ', Words.Where(word => marks.HasFlag(word.Mark)).Select(word => word.Word));

    /// <summary>Each look by itself.</summary>
    public static IEnumerable<Marks> Each(Marks marks) => Words.Where(word => marks.HasFlag(word.Mark)).Select(word => word.Mark);

    /// <summary>What a reader calls it in a loss: <c>underlined text</c>.</summary>
    public static string Said(Marks mark) => mark switch
    {
        Marks.Strong => "strong text",
        Marks.Emphasis => "emphasised text",
        Marks.Underline => "underlined text",
        Marks.Strike => "struck text",
        Marks.Subscript => "subscript",
        Marks.Superscript => "superscript",
        _ => "code in a line",
    };
}
