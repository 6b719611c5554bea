using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Cases.Kinds;

/// <summary>Members that several sorts of case share.</summary>
internal static class CaseMembers
{
    /// <summary>The outcomes a case may expect.</summary>
    public static Written.Choice Outcomes { get; } = new(
        new("mapped", "Everything was mapped."),
        new("hold", "A field or the record was held; `code` says why."),
        new("blocked", "The write lacks something that is required."),
        new("fine", "The answer is what was asked for."),
        new("missing", "The record is not there."),
        new("deleted", "The record is given, and says that it is deleted."),
        new("unchanged", "Nothing changed."),
        new("ignore", "As if there were nothing."),
        new("reject", "The vendor refuses it."),
        new("conflict", "Somebody else changed the record."),
        new("retry", "A passing fault."),
        new("throttle", "Too fast."),
        new("reauthorize", "Sign in once more."),
        new("fail", "Only a person can help."));

    /// <summary>What every case may hold besides its own members.</summary>
    public static IReadOnlyList<Member> Shared { get; } =
    [
        new("$schema", new Written.Text(), "The address of this schema, for editors."),
        new("title", new Written.Text(), "What the case shows, in a few words."),
        new("connector", new Written.Text(), "The connector's file, relative to the case; the one in the folder above where it is left out."),
        new("inputs", new Written.Literal(), "The inputs pinned for the case, by name."),
        new("session", new Written.Literal(), "What was learned after signing in, pinned for the case."),
        new("auth", new Written.Text(), "The way to sign in, for an exchange; none where it is left out."),
        new("now", new Written.Text(), "The time pinned for the case, ISO 8601.") { Default = "\"2026-01-01T00:00:00Z\"" },
        new("catalogs", new Written.Literal(), "Catalogues pinned for the case: rows { value, label, type, options } by catalogue.")
            { Examples = ["""{ "fields": [{ "value": 7, "label": "Severity" }] }"""] },
    ];

    private static readonly Member Outcome = new("outcome", Outcomes, "How it must end.");
    private static readonly Member Code = new("code", new Written.Text(@"^RZ\d{4}$", Words: "RZ and four digits, as `rezolve explain` lists them"), "The code of the fault that is expected.");
    private static readonly Member Held = new("held", new Written.List(new Written.Text()), "The fields that are held, in the canonical order.");

    private static readonly Shape Request = new("caseRequest", "Request", "A request as it must be sent, exactly.")
    {
        Load = () =>
        [
            new("request", new Written.Text("^[A-Z]+ .*$", Words: "a method in capitals, a space and a path"), "Method and path after the base address, or a whole address.")
            {
                Required = true,
                Examples = ["\"GET /tickets/7\""],
            },
            new("query", new Written.Literal(), "The query members, decoded; none where it is left out."),
            new("headers", new Written.Literal(), "Header fields that must be there; others are not looked at."),
            new("body", new Written.Literal(), "The JSON body; none where it and the other forms are left out."),
            new("form", new Written.Literal(), "The body as a form: names and texts, a list where a name repeats."),
            new("multipart", new Written.Literal(),
                "The body as parts: { name, value or file, fileName, contentType }, exactly; a part of JSON as the JSON that it is.")
                { Examples = ["""[{ "name": "file", "file": "the text of it", "fileName": "a.txt", "contentType": "text/plain" }]"""] },
            new("text", new Written.Text(), "The body as the text that is sent."),
        ],
        AtMostOneOf = ["body", "form", "multipart", "text"],
    };

    private static readonly Shape Answer = new("caseAnswer", "Answer", "What the vendor answers.")
    {
        Load = () =>
        [
            new("status", new Written.Whole(100, 599), "The status.") { Default = "200" },
            new("headers", new Written.Literal(), "The header fields."),
            new("body", new Written.Literal(), "The JSON body."),
            new("text", new Written.Text(), "A body that is no JSON, instead of body; text/plain, unless headers says another Content-Type."),
        ],
    };

    /// <summary>The entity a case is about.</summary>
    public static IReadOnlyList<Member> Entity { get; } = [new("entity", new Written.Text(), "The entity, by its name in the manifest.") { Required = true }];

    /// <summary>Whose child it is.</summary>
    public static Member Parent { get; } = new("parent", new Written.Literal(),
        "The parent of a child: { key, record, entity }; the entity may be left out where there is one, the record where nothing reads it.")
    { Examples = ["""{ "key": "17" }"""] };

    /// <summary>What is written.</summary>
    public static IReadOnlyList<Member> Write { get; } =
    [
        new("key", new Written.Text(), "The record's key, for a get or an update."),
        new("version", new Written.Text(), "The record's version, for an update."),
        new("current", new Written.Literal(), "The vendor's record as it was read last, for an update."),
        new("change", new Written.Literal(), "The canonical fields that change."),
        new("create", new Written.Literal(), "The canonical entity that is created; an attachment names its bytes by `content`, a key of `files`."),
        new("files", new Written.Literal(), "The bytes of files as texts, by the key that `content` holds.") { Examples = ["""{ "a": "the text of it" }"""] },
        new("intent", new Written.Text(), "The key of the intent, for a create.") { Default = "\"intent-1\"" },
    ];

    /// <summary>Several writes in place of one.</summary>
    public static Member Writes { get; } = new(
        "writes", new Written.List(new Written.Shaped(new Shape("caseWrite", "Write", "One of several writes.") { Load = () => Write })),
        "Several writes that wait together, done by `many`; `expect.results` says what must come of each.")
    { Examples = ["""[{ "key": "1", "change": { "subject": "a" } }, { "key": "2", "change": { "subject": "b" } }]"""] };

    /// <summary>What a read must give.</summary>
    public static Shape ReadExpectation { get; } = new("readExpectation", "Expected entity", "The canonical entity, exactly, or why it is held.")
    {
        Load = () => [new("canonical", new Written.Literal(), "The canonical entity."), Outcome, Code, Held],
    };

    /// <summary>What a write must send.</summary>
    public static Shape WriteExpectation { get; } = new("writeExpectation", "Expected requests", "The requests, exactly, or why nothing is sent.")
    {
        Load = () => [new("requests", new Written.List(new Written.Shaped(Request)), "The requests, in order."), Outcome, Code, Held],
    };

    /// <summary>What an exchange must come to.</summary>
    public static Shape ExchangeExpectation { get; } = new("exchangeExpectation", "Expected result", "What must come of an exchange.")
    {
        Load = () =>
        [
            Outcome,
            Code,
            new("message", new Written.Text(), "What the result must say, or a part of it."),
            new("partial", new Written.Flag(), "Whether the rest of a refused request took effect."),
            new("records", new Written.Literal(), "The canonical entities, in order."),
            new("rows", new Written.Literal(),
                "The rows, in order: of a catalogue { value, label, type, options }, of recover { key }, of transitions { id, to, name, requires }, of sweep { key, version }."),
            new("missing", new Written.List(new Written.Text()), "The keys that were named and are not there."),
            new("mark", new Written.Literal(), "Where the feed ended: { type, at }."),
            new("key", new Written.Text(), "The key of the record that was made or found, or of a subscription."),
            new("secret", new Written.Text(), "The secret that the answer to a subscription gives."),
            new("results", new Written.Literal(), "What came of each of several writes, in order: { outcome, message }; the message or a part of it. The outcome may also be unknown."),
            new("content", new Written.Text(), "The text of the file that was downloaded."),
            new("mediaType", new Written.Text(), "What the file is, as its answer says."),
            new("fileName", new Written.Text(), "The name that the answer gives the file."),
        ],
    };

    /// <summary>One request and its answer.</summary>
    public static Shape Exchange { get; } = new("exchange", "Exchange", "One request, and what came of it.")
    {
        Load = () =>
        [
            .. Request.Members,
            new("answer", new Written.Shaped(Answer), "What the vendor answers."),
            new("fault", new Written.Choice(new("timeout", "No answer comes in time."), new("reset", "The connection breaks after sending.")), "What goes wrong instead of an answer."),
        ],
        ExactlyOneOf = [["answer", "fault"]],
        AtMostOneOf = ["body", "form", "multipart", "text"],
        Example = """{ "request": "GET /tickets/7", "answer": { "body": { "id": 7 } } }""",
    };
}
