using System.Text.Json;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>The answer is one JSON value a line.</summary>
internal sealed class NdjsonDecoding : Kind<DecodingProgram>
{
    /// <inheritdoc/>
    public override string Name => "ndjson";

    /// <inheritdoc/>
    public override string Summary => "One JSON value a line, in UTF-8: `$` is the list of the lines, so that `records` is `$[*]`. Empty lines hold nothing.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("Each line is an item of the list", """{ "type": "ndjson" }""", "\"{\\\"id\\\":1}\\n\\n{\\\"id\\\":2}\\r\\n\"", """[{"id":1},{"id":2}]"""),
        new("No line is an empty list", """{ "type": "ndjson" }""", "\"\\n\"", "[]"),
    ];

    /// <inheritdoc/>
    public override DecodingProgram Create(CompiledMembers members) => new Program();

    private sealed record Program : Decoding
    {
        public override string Noun => "lines of JSON";

        public override DecodingFault? Decode(ReadOnlyMemory<byte> text, DecodedDocument document, AnswerLimits limits)
        {
            var line = 1L;
            document.Add("["u8);
            for (var start = 0; start < text.Length; line++)
            {
                var found = text.Span[start..].IndexOf((byte)'\n');
                var end = found < 0 ? text.Length : start + found;
                var value = text.Span[start..end].Trim(" \t\r"u8);
                if (FaultOf(value, isLast: found < 0, limits.JsonDepth - 1) is { } problem)
                    return DecodingFault.At(line, start, problem.Message, problem.IsCut);
                if (!value.IsEmpty)
                {
                    document.Add(document.Length > 1 ? ","u8 : default);
                    document.Add(value);
                }
                start = end + 1;
            }
            document.Add("]"u8);
            return document.Length > limits.InflatedBytes ? TooLong(limits) : null;
        }

        private static (string Message, bool IsCut)? FaultOf(ReadOnlySpan<byte> value, bool isLast, int depth)
        {
            if (value.IsEmpty)
                return null;
            var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = depth });
            try
            {
                while (reader.Read())
                {
                }
                return null;
            }
            catch (JsonException)
            {
                var isCut = CutText.Is(value, depth);
                return (isCut ? isLast ? "the JSON ends too early" : "the JSON does not end on its line" : "the line is no JSON value", isCut && isLast);
            }
        }
    }
}
