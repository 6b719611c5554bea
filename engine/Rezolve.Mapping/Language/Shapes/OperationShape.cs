using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Answers.Decodings;
using Rezolve.Mapping.Reading.Pages;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>One HTTP operation.</summary>
internal static class OperationShape
{
    /// <summary>What an operation may hold.</summary>
    public static Shape Shape { get; } = new("operation", "Operation", "One HTTP request and how its answer is read.")
    {
        Load = () =>
        [
            new("request", new Written.Value(Slots.AnyRequest, ValueKinds.Text), "METHOD and a path on the base address, or a whole address on an allowed host.")
                { Examples = ["\"GET /tickets/{{ key }}\"", "\"POST /tickets\""] },
            new("steps", new Written.List(new Written.Shaped(FlowShapes.Step)),
                "Instead of a request: other operations, run one after the other. The result of the last is the result, unless `result` says otherwise; "
                + "for `result` and `records`, `$` is the results by step name.")
                { Examples = ["""[{ "name": "head", "operation": "caseHead" }, { "name": "text", "operation": "caseText" }]"""] },
            new("query", new Written.Value(Slots.AnyRequest, ValueKinds.Object), "Query members: an object of values, or one expression giving an object. A list repeats the name.")
                { Examples = ["""{ "per_page": 100, "page": "{{ page.number }}" }"""] },
            new("headers", new Written.Value(Slots.AnyRequest, ValueKinds.Object), "Header fields of this request.")
                { Examples = ["""{ "If-Match": "{{ version }}" }"""] },
            new("cookies", new Written.Value(Slots.AnyRequest, ValueKinds.Object), "Cookies of this request."),
            new("body", new Written.Value(Slots.AnyRequest), "The JSON body: a value, leaf by leaf, or one expression.")
                { Examples = ["""{ "ticket": "{{ document }}" }"""] },
            new("form", new Written.Value(Slots.AnyRequest, ValueKinds.Object), "The body as a form: names and values. A list repeats the name.")
                { Examples = ["""{ "grant": "open", "tag": "{{ document.tags }}" }"""] },
            new("text", new Written.Value(Slots.AnyRequest, ValueKinds.Printable), "The body as plain text."),
            new("multipart", new Written.List(new Written.Shaped(Part)), "The body as parts of a form (RFC 7578), in order. Files are streamed, and never held in memory."),
            new("file", new Written.Value(Slots.AnyRequest, ValueKinds.Object | ValueKinds.Nothing),
                "The body as a file's bytes, streamed: an object { filename, mediaType, size, content }. Its media type is the Content-Type, unless headers says another.")
                { Examples = ["\"{{ attachment }}\""] },
            new("graphql", new Written.Shaped(GraphQl), "The body as a GraphQL request; a non-empty `errors` in the answer is a refusal."),
            new("decode", DecodingKinds.Forms, "How answers are written. An error answer is read by its own label where that is JSON, XML or plain text.")
                { Default = "\"json\"", Examples = ["\"xml\"", """{ "type": "csv", "separator": ";" }"""] },
            new("content", new Written.Shaped(Content), "Where the bytes of a file stand in an answer, for a download; where it is left out the body is the file, and is streamed."),
            new("records", new Written.Value(Slots.Found, ValueKinds.List), "The rows of an answer, usually a path.") { Examples = ["\"$.tickets[*]\""] },
            new("each", new Written.Path(Slots.Record), "Where records are on each row: one for each place. The row is then read as `outer`.")
                { Examples = ["\"$.changes[*]\""] },
            new("also", new Written.Map(new Written.Path(Slots.Answer)),
                "Other entities in the same answer, by the entity's name: kept, so that references to them tell user name and address.")
                { Examples = ["""{ "user": "$.users[*]" }"""] },
            new("result", new Written.Value(Slots.Found), "The one thing of an answer; the whole body where it is left out.") { Examples = ["\"$.ticket\""] },
            new("pages", new Written.Tagged(PageKinds.All), "How further pages are read; without it one answer is all."),
            new("poll", new Written.Shaped(FlowShapes.Poll), "The answer is only a job: it is asked for until it is done. The last answer is the answer."),
            new("batch", new Written.Shaped(FlowShapes.Batch), "Several writes, or several keys, go into one request."),
            new("rateLimit", new Written.ShortOrLong(new Written.NameOf(NameSpace.RateLimit), new Written.List(new Written.NameOf(NameSpace.RateLimit))),
                "The named rate limits it counts against, besides `default`."),
            new("operationId", new Written.Text(), "Its name in the document that `openapi` names, where method and path do not tell.") { Examples = ["\"getTicket\""] },
            new("errors", new Written.List(new Written.Shaped(ErrorRuleShape.Shape)), "Error rules asked before the connection's; the first match decides."),
            new("timeout", new Written.Duration(),
                "How long one attempt may take, instead of the connection's; sending a file counts, and a file that is handed out as it comes may take longer.")
                { Examples = ["\"PT1M\""] },
        ],
        ExactlyOneOf = [["request", "steps"]],
        AtMostOneOf = ["body", "form", "multipart", "text", "file", "graphql"],
        Example = """{ "request": "GET /tickets", "records": "$.tickets[*]" }""",
    };

    private static Shape Content => new("content", "Content", "A file's bytes inside a document. The answer is held in memory whole, within the engine's limits.")
    {
        Load = () =>
        [
            new("path", new Written.Path(Slots.Answer), "Where they stand: names and fixed indices only.") { Required = true, Examples = ["\"$.Content\""] },
            new("encoding", new Written.Choice(new Word("base64", "Base64 with padding (RFC 4648); white space in it counts nothing.")), "How they are written.")
                { Required = true, Examples = ["\"base64\""] },
        ],
    };

    private static Shape Part => new("part", "Part", "One part of a multipart body.")
    {
        Load = () =>
        [
            new("name", new Written.Value(Slots.AnyRequest, ValueKinds.Printable), "The part's name.") { Required = true, Examples = ["\"comment\""] },
            new("value", new Written.Value(Slots.AnyRequest), "Its text. A list repeats the part; absent and null leave it out.") { Examples = ["\"{{ json(document) }}\""] },
            new("file", new Written.Value(Slots.AnyRequest, ValueKinds.Object | ValueKinds.List | ValueKinds.Nothing),
                "Its file: an object { filename, mediaType, size, content }. A list repeats the part; absent and null leave it out.") { Examples = ["\"{{ attachment }}\""] },
            new("contentType", new Written.Value(Slots.AnyRequest, ValueKinds.Printable | ValueKinds.Nothing),
                "Its media type; where it is left out the file's own, and none for a text.") { Examples = ["\"application/json\""] },
            new("fileName", new Written.Value(Slots.AnyRequest, ValueKinds.Printable | ValueKinds.Nothing), "The file name that is written, instead of the file's own."),
        ],
        ExactlyOneOf = [["value", "file"]],
    };

    private static Shape QueryFile => new("queryFile", "Query in a file", "A GraphQL document that stands in a file beside the manifest.")
    {
        Load = () =>
        [
            new("file", new Written.Text(), "The file, relative to the manifest; it may not leave the connector's folder. It is approved together with the manifest.")
                { Required = true, Examples = ["\"queries/tickets.graphql\""] },
        ],
    };

    private static Shape GraphQl => new("graphql", "GraphQL request", "A query or mutation with its variables, sent as JSON.")
    {
        Load = () =>
        [
            new("query", new Written.ShortOrLong(new Written.Text(), new Written.ShortOrLong(new Written.List(new Written.Text()), new Written.Shaped(QueryFile))),
                "The document: text, its lines, or a file. It is sent as it is.")
                { Required = true, Examples = ["\"query ($id: ID!) { ticket(id: $id) { id title } }\""] },
            new("variables", new Written.Value(Slots.AnyRequest, ValueKinds.Object), "The variables, by name.")
                { Examples = ["""{ "id": "{{ key }}" }"""] },
        ],
    };
}
