using Rezolve.Mapping.Http.Answers.Decodings.Xml;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers.Decodings;

/// <summary>The answer is XML, written as JSON by one convention.</summary>
internal sealed class XmlDecoding : Kind<DecodingProgram>
{
    /// <summary>The decoding itself without members, for error answers of operations of another form.</summary>
    public static Decoding Plain { get; } = new Program(new Dictionary<string, string>(), XmlLists.None);

    /// <inheritdoc/>
    public override string Name => "xml";

    /// <inheritdoc/>
    public override string Summary =>
        "XML: `$` is an object with one member, the root element. An element is its text, unchanged; one with attributes or elements is an object: an attribute is "
        + "`@name`, an element is its name, one that repeats is a list, and text beside them is `#text`, without the white space that only separates elements. "
        + "An empty element is `''`, one with xsi:nil is null. Names stand without their prefixes. Comments and processing instructions are left out; "
        + "a document type (DTD) is refused, and so are elements more than 30 levels deep.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        new("lists", new Written.List(new Written.Text("^[^/\\s]+/[^/\\s]+$")),
            "Elements that may repeat, each as parent/element: always a list, also where there is one, and empty where there is none in the parent.")
            { Examples = ["[\"tickets/ticket\", \"ticket/tag\"]"] },
        new("namespaces", new Written.Map(new Written.Text()), "Prefixes for namespaces by their addresses: names in these are written prefix:name, whatever prefix the answer uses.")
            { Examples = ["""{ "d": "urn:example:desk" }"""] },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("Attributes, text and elements", """{ "type": "xml" }""", "\"<?xml version='1.0'?><ticket id='7'><title lang='en'>a &amp; b</title><note/></ticket>\"",
            """{"ticket":{"@id":"7","title":{"@lang":"en","#text":"a & b"},"note":""}}"""),
        new("What may repeat is named, and then is always a list", """{ "type": "xml", "lists": ["tickets/ticket", "ticket/tag"] }""",
            "\"<tickets><ticket><id>1</id><tag>x</tag></ticket></tickets>\"", """{"tickets":{"ticket":[{"id":"1","tag":["x"]}]}}"""),
        new("A list is empty where its parent has none", """{ "type": "xml", "lists": ["tickets/ticket"] }""", "\"<tickets/>\"", """{"tickets":{"ticket":[]}}"""),
        new("Names of one namespace keep a prefix", """{ "type": "xml", "namespaces": { "d": "urn:desk" } }""",
            "\"<a xmlns='urn:desk' xmlns:o='urn:other'><b>1</b><o:b>2</o:b></a>\"", """{"d:a":{"d:b":"1","b":"2"}}"""),
    ];

    /// <inheritdoc/>
    public override DecodingProgram Create(CompiledMembers members) => new Program(members.TextsByName("namespaces"), XmlLists.Of(members.Texts("lists")));

    private sealed record Program(IReadOnlyDictionary<string, string> Namespaces, XmlLists Lists) : Decoding
    {
        public override string Noun => "XML";

        public override bool Takes(string? mediaType) => mediaType is null or "application/octet-stream" or "text/plain" || IsXml(mediaType);

        public override string? Charset(ReadOnlySpan<byte> body) => XmlDeclaration.EncodingOf(body);

        public override DecodingFault? Decode(ReadOnlyMemory<byte> text, DecodedDocument document, AnswerLimits limits)
        {
            using var tree = new XmlTree(limits.InflatedBytes);
            if (new XmlTreeReader(tree, new XmlNames(Namespaces)).Read(text) is { } fault)
                return fault;
            using (var writer = document.NewWriter())
                new XmlTreeWriter(tree, Lists, writer).Write();
            return document.Length > limits.InflatedBytes ? TooLong(limits) : null;
        }
    }

    /// <summary>Whether a media type says XML (RFC 7303).</summary>
    public static bool IsXml(string? mediaType) =>
        mediaType is "application/xml" or "text/xml" || (mediaType?.EndsWith("+xml", StringComparison.Ordinal) == true && mediaType != "application/xhtml+xml");
}
