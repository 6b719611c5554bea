using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>The words that a piece of a line shows where a format can say no more.</summary>
internal static class InlineWords
{
    /// <summary>The words; what they do not say is counted.</summary>
    public static string Of(Inline inline, WriteOptions options, LossTally losses)
    {
        var words = CleanText.Of(inline switch
        {
            TextRun run => run.Text,
            Mention mention => Said(losses, "mention became a name", "@" + mention.Display),
            Image image => Said(losses, "picture became its description", image.Alt.Length > 0 ? image.Alt : "[image]"),
            UnknownInline unknown => Said(losses, $"unknown part of {unknown.Format} became text", unknown.Text),
            _ => " ",
        });
        return options.InertMentions ? WordGuard.Inert(words) : words;
    }

    private static string Said(LossTally losses, string loss, string words)
    {
        losses.Add(loss);
        return words;
    }
}
