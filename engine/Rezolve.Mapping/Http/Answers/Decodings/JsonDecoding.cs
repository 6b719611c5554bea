using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>The answer is JSON, as it is.</summary>
internal sealed class JsonDecoding : Kind<DecodingProgram>
{
    /// <inheritdoc/>
    public override string Name => "json";

    /// <inheritdoc/>
    public override string Summary => "JSON (RFC 8259) in UTF-8: `$` is the value. Anything else where it is due is a mistake.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
        [new("The answer is the document", """{ "type": "json" }""", "\"{ \\\"id\\\": 7 }\"", """{"id":7}""")];

    /// <inheritdoc/>
    public override DecodingProgram Create(CompiledMembers members) => new Program();

    private sealed record Program : Decoding
    {
        public override string Noun => "JSON";

        public override bool IsJson => true;

        public override DecodingFault? Decode(ReadOnlyMemory<byte> text, DecodedDocument document, AnswerLimits limits)
        {
            document.Add(text.Span);
            return null;
        }
    }
}
