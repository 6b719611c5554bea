using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>The forms in which a vendor writes its answers.</summary>
internal static class DecodingKinds
{
    /// <summary>Every decoding, in the order of the reference.</summary>
    public static KindFamily All { get; } = new(
        "decode", [new JsonDecoding(), new NdjsonDecoding(), new CsvDecoding(), new XmlDecoding(), new TextDecoding(), new BytesDecoding()]);

    /// <summary>How a decoding is written: its name, or an object with members.</summary>
    public static Written Forms { get; } = new Written.ShortOrLong(
        new Written.Choice([.. All.Kinds.Select(kind => new Word(kind.Name, kind.Summary))]), new Written.Tagged(All));
}
