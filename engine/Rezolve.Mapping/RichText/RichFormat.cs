using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText;

/// <summary>A way of writing formatted text. Pure: nothing is fetched and nothing is run for what a text refers to.</summary>
internal abstract class RichFormat
{
    /// <summary>Its word in a canonical record: <c>html</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The document of a text; a fault where it is too large or no text of the format.</summary>
    public RichReading Read(string text, RichTextLimits limits)
    {
        if (text.Length > limits.Characters)
            return RichReading.Failed($"the {Name} text has {text.Length} characters, more than the {limits.Characters} that are read");
        var losses = new LossTally();
        var reading = Read(text, limits, losses);
        return reading with { Losses = losses.All };
    }

    /// <summary>The text of a document, with what could not be said.</summary>
    public RichWriting Write(RichDoc doc, WriteOptions options)
    {
        var losses = new LossTally();
        var text = Write(doc, options, losses);
        return new RichWriting(text, losses.All);
    }

    /// <summary>Reads a text that is no longer than allowed.</summary>
    protected abstract RichReading Read(string text, RichTextLimits limits, LossTally losses);

    /// <summary>Writes a document.</summary>
    protected abstract string Write(RichDoc doc, WriteOptions options, LossTally losses);
}

/// <summary>What reading a text gave.</summary>
/// <param name="Doc">The document; empty where there is a fault.</param>
/// <param name="Fault">Why there is none; null where there is.</param>
internal sealed record RichReading(RichDoc Doc, string? Fault = null)
{
    /// <summary>What was in the text and is not in the document.</summary>
    public IReadOnlyList<Loss> Losses { get; init; } = [];

    /// <summary>No document, and why.</summary>
    public static RichReading Failed(string fault) => new(RichDoc.Empty, fault);
}

/// <summary>What writing a document gave.</summary>
/// <param name="Text">The text.</param>
/// <param name="Losses">What was in the document and is not in the text.</param>
internal sealed record RichWriting(string Text, IReadOnlyList<Loss> Losses);
