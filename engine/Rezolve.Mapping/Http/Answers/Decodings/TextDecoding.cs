using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>The answer is one text.</summary>
internal sealed class TextDecoding : Kind<DecodingProgram>
{
    /// <summary>The decoding itself, for error answers of no other form.</summary>
    public static Decoding Plain { get; } = new Program();

    /// <inheritdoc/>
    public override string Name => "text";

    /// <inheritdoc/>
    public override string Summary => "Text in the charset of its Content-Type (UTF-8 where it says none): `$` is the text, whole and unchanged.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
        [new("The document is the text", """{ "type": "text" }""", "\"# Ticket 17 created.\\n\"", "\"# Ticket 17 created.\\n\"")];

    /// <inheritdoc/>
    public override DecodingProgram Create(CompiledMembers members) => Plain;

    private sealed record Program : Decoding
    {
        public override string Noun => "text";

        // Whoever asks for text may well mean a page.
        public override bool Takes(string? mediaType) => true;

        public override DecodingFault? Decode(ReadOnlyMemory<byte> text, DecodedDocument document, AnswerLimits limits)
        {
            using (var writer = document.NewWriter())
                writer.WriteStringValue(text.Span);
            return document.Length > limits.InflatedBytes ? TooLong(limits) : null;
        }
    }
}
