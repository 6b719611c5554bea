using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Cases.Kinds;

/// <summary>A delivery, and what is made of it.</summary>
internal sealed class WebhookCase : Kind
{
    private static readonly Shape Expectation = new("webhookExpectation", "Expected hints", "What must come of a delivery.")
    {
        Load = () =>
        [
            new("accepted", new Written.Flag(), "That it is genuine and can be read; what it says may still mean nothing."),
            new("hints", new Written.Literal(),
                "The records that its events are about, in order: { entity, key, parentKey, do }. An event that means nothing is { \"do\": \"ignore\" }, one that no row matches { \"do\": null }, "
                + "one that cannot be read { \"unreadable\": … }, with a part of the reason.")
                { Examples = ["""[{ "entity": "ticket", "key": "7" }]"""] },
            new("refused", new Written.ShortOrLong(new Written.Flag(), new Written.Text()), "That it is not genuine; or a part of the reason."),
            new("answer", new Written.Literal(), "What is answered to a challenge."),
        ],
        Example = """{ "hints": [{ "entity": "ticket", "key": "7", "do": "delete" }] }""",
    };

    /// <inheritdoc/>
    public override string Name => "webhook";

    /// <inheritdoc/>
    public override string Summary => "A delivery that the system posts by itself: whether it is believed, and which records it is about.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        .. CaseMembers.Shared,
        new("webhook", new Written.Text(), "The webhook, by its name in the manifest.") { Required = true },
        new("headers", new Written.Literal(), "The header fields of the delivery."),
        new("query", new Written.Literal(), "The query members of the delivery, decoded."),
        new("body", new Written.Literal(), "The JSON body; where it is signed, write rawBody."),
        new("rawBody", new Written.Text(), "The body as the text that is sent."),
        new("storedSecret", new Written.Text(), "The secret of the subscription, where the connector has one."),
        new("keys", new Written.Literal(), "The public keys that the issuer of a token gives (RFC 7517)."),
        new("expect", new Written.Shaped(Expectation), "What must come of it.") { Required = true },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
        [new("a changed ticket", """{ "type": "webhook", "webhook": "tickets", "body": { "id": 7 }, "expect": { "hints": [{ "entity": "ticket", "key": "7" }] } }""", "{}", "{}")];
}
