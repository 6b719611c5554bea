using System.Text.Json;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>The answer is a table of cells in lines.</summary>
internal sealed class CsvDecoding : Kind<DecodingProgram>
{
    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override string Summary =>
        "A table (RFC 4180): `$` is the list of its rows, each an object by the names in the first line, so that `records` is `$[*]`. "
        + "Every cell is text; a cell in quotation marks may hold separators, line breaks and, doubled, quotation marks. Empty lines hold nothing.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        new("separator", new Written.Text("^[ -!#-~\\t]$"), "What stands between cells: one character.") { Default = "\",\"", Examples = ["\";\"", "\"\\t\""] },
        new("header", new Written.Flag(), "Whether the first line names the columns; without names each row is a list of texts.") { Default = "true" },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("The first line names the columns", """{ "type": "csv" }""", "\"id,title\\r\\n1,\\\"a \\\"\\\"b\\\"\\\", c\\\"\\r\\n2,\\r\\n\"",
            """[{"id":"1","title":"a \"b\", c"},{"id":"2","title":""}]"""),
        new("Rows without names are lists", """{ "type": "csv", "separator": ";", "header": false }""", "\"1;x,y\\n2;\\\"two\\nlines\\\"\"", "[[\"1\",\"x,y\"],[\"2\",\"two\\nlines\"]]"),
    ];

    /// <inheritdoc/>
    public override DecodingProgram Create(CompiledMembers members) => new Program((byte)members.Text("separator")![0], members.Flag("header"));

    private sealed record Program(byte Separator, bool Header) : Decoding
    {
        private static readonly string[] Others = ["application/json", "application/xml", "text/xml"];

        public override string Noun => "CSV";

        // Text of another grammar would often pass for a table of one column.
        public override bool Takes(string? mediaType) => base.Takes(mediaType) && !Others.Contains(mediaType);

        public override DecodingFault? Decode(ReadOnlyMemory<byte> text, DecodedDocument document, AnswerLimits limits)
        {
            using var scratch = new DecodedDocument();
            using var writer = document.NewWriter();
            var rows = new CsvRows(text.Span, Separator);
            JsonEncodedText[]? names = null;
            if (Header && rows.Read())
                names = NamesOf(ref rows, scratch);
            writer.WriteStartArray();
            while (rows.Fault is null && rows.Read())
            {
                Write(writer, ref rows, names, scratch);
                if (document.Length + writer.BytesPending > limits.InflatedBytes)
                    return TooLong(limits);
            }
            writer.WriteEndArray();
            return rows.Fault;
        }

        private static JsonEncodedText[] NamesOf(ref CsvRows rows, DecodedDocument scratch)
        {
            var names = new JsonEncodedText[rows.Count];
            var known = new HashSet<string>(StringComparer.Ordinal);
            for (var index = 0; index < names.Length; index++)
            {
                names[index] = JsonEncodedText.Encode(rows.Text(index, scratch), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
                if (!known.Add(names[index].Value))
                    rows.Refuse($"two columns have the name '{names[index].Value}'; write \"header\": false and take them by their number");
            }
            return names;
        }

        private static void Write(Utf8JsonWriter writer, ref CsvRows rows, JsonEncodedText[]? names, DecodedDocument scratch)
        {
            if (names is not null && rows.Count != names.Length)
            {
                rows.Refuse($"the row has {rows.Count} cells, and the header has {names.Length}", isCut: rows.IsOpen && rows.Count < names.Length);
                return;
            }
            if (names is null)
                writer.WriteStartArray();
            else
                writer.WriteStartObject();
            for (var index = 0; index < rows.Count; index++)
            {
                if (names is not null)
                    writer.WritePropertyName(names[index]);
                writer.WriteStringValue(rows.Text(index, scratch));
            }
            if (names is null)
                writer.WriteEndArray();
            else
                writer.WriteEndObject();
        }
    }
}
