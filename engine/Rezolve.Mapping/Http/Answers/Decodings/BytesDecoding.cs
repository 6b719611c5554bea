using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>The answer is bytes that nobody looks into.</summary>
internal sealed class BytesDecoding : Kind<DecodingProgram>
{
    /// <inheritdoc/>
    public override string Name => "bytes";

    /// <inheritdoc/>
    public override string Summary => "Bytes of any sort: there is no document, and `$` is absent. Status and header fields can be read.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } = [new("There is no document", """{ "type": "bytes" }""", "\"%PDF-1.7\"", "null")];

    /// <inheritdoc/>
    public override DecodingProgram Create(CompiledMembers members) => new Program();

    private sealed record Program : Decoding
    {
        public override string Noun => "bytes";

        public override bool HasDocument => false;

        public override bool Takes(string? mediaType) => true;

        public override DecodingFault? Decode(ReadOnlyMemory<byte> text, DecodedDocument document, AnswerLimits limits) => null;
    }
}
