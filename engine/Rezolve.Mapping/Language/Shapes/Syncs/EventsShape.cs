namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>Whom the hub tells what happened.</summary>
internal static class EventsShape
{
    /// <summary>A sink.</summary>
    public static Shape Sink { get; } = new(
        "sink", "Sink", "Another program that is told what happened, an event in each request, in order, until it has it. The request is signed as Standard Webhooks says.")
    {
        Load = () =>
        [
            new("type", new Written.Choice(new Word("webhook", "Each event is posted as JSON.")), "How it is told.") { Default = "\"webhook\"" },
            new("url", new Written.Text(Format: "uri"), "Where it is told; https.") { Required = true, Examples = ["\"https://bots.example.com/events\""] },
            new("secret", new Written.Shaped(WorkspaceShape.SecretReference), "What requests are signed with: `whsec_` and base64, or any text.")
                { Required = true, Examples = [WorkspaceShape.SecretReference.Example!] },
            new("types", new Written.List(new Written.Text()),
                "The types of events that it is told, of those in the events' schema; `ticket.*` for all of a subject. What rules tell it comes in any case.")
                { Default = """["*"]""", Examples = ["""["ticket.*", "sla.*"]"""] },
            new("masked", new Written.List(new Written.Text()), "Canonical fields whose values it is not told, only that they changed.") { Examples = ["""["custom.iban", "description"]"""] },
            new("privateAddresses", new Written.Flag(), "Whether hosts of the own network may be reached: private and loopback addresses, plain http to loopback.") { Default = "false" },
        ],
        Example = """{ "url": "https://bots.example.com/events", "secret": { "secret": "bots" }, "types": ["ticket.*", "sla.*"] }""",
    };

    /// <summary>All of it.</summary>
    public static Shape Shape { get; } = new("events", "Events", "Whom the hub tells what happened.")
    {
        Load = () =>
        [
            new("sinks", new Written.Map(new Written.Shaped(Sink)), "The programs that are told, by name. What happened before there was one it is not told.")
                { Examples = [$$"""{ "bots": {{Sink.Example}} }"""] },
        ],
        Example = $$"""{ "sinks": { "bots": {{Sink.Example}} } }""",
    };
}
