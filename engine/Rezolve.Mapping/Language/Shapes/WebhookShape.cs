using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Verification;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>What a system tells by itself.</summary>
internal static class WebhookShape
{
    private static readonly Written Operation = new Written.NameOf(NameSpace.Operation);

    /// <summary>A member of <c>webhooks</c>.</summary>
    public static Shape Shape { get; } = new(
        "webhook", "Webhook", "Events that the system posts by itself, as JSON or as a form. Each is only a hint: the record it names is read before anything is believed.")
    {
        Load = () =>
        [
            new("verify", new Written.Tagged(VerifyKinds.All), "How a delivery is known to be genuine; that none can be must be said too.") { Required = true },
            new("fanOut", new Written.Value(Slots.Webhook, ValueKinds.List),
                "The events of a delivery that may hold several; the whole body is one event where it is left out. "
                + "A form is an object of texts, a list for a name that comes again; its member `payload` is read as JSON where it holds some.")
                { Examples = ["\"$.events[*]\"", "\"{{ event.ids ?? [event.id] }}\"", "\"$.payload.events[*]\""] },
            new("deduplicate", new Written.Value(Slots.Webhook, ValueKinds.Printable),
                "What only deliveries of the same event have in common, such as its number. Where it is left out, they are the same that say the same to the letter.")
                { Examples = ["\"$.id\""] },
            new("on", new Written.List(new Written.Shaped(Row)),
                "Which record an event is about. The first row that matches counts; an event that none matches is counted and ignored.")
                { Required = true },
            new("challenge", new Written.Shaped(Challenge),
                "What is answered to a request that only asks whether somebody is there. It is answered whether it can be verified or not, and nothing else is done with it."),
            new("subscription", new Written.Shaped(Subscription), "How the system is told where to send events; where it is left out a person sets that up there."),
        ],
        Example = """
            { "verify": { "type": "token", "value": "{{ headers['x-hook-token'] }}", "secret": "{{ inputs.hookSecret }}" },
              "deduplicate": "$.event_id",
              "on": [{ "when": "{{ event.type === 'deleted' }}", "entity": "ticket", "hint": "$.ticket.id", "do": "delete" }, { "entity": "ticket", "hint": "$.ticket.id" }] }
            """,
    };

    private static Shape Row => new("hint", "Hint", "Which record an event is about, and what it suggests.")
    {
        Load = () =>
        [
            new("when", new Written.Value(Slots.Webhook, ValueKinds.Boolean),
                "Whether the row counts for an event; always where it is left out.") { Examples = ["\"{{ event.type === 'deleted' }}\""] },
            new("entity", new Written.NameOf(NameSpace.Entity), "The entity of the record; left out only with ignore.") { Examples = ["\"ticket\""] },
            new("hint", new Written.Value(Slots.Webhook), "The record's key; of a child it may be left out.") { Examples = ["\"$.ticket.id\"", "\"$\""] },
            new("parentKey", new Written.Value(Slots.Webhook), "The key of the record that a child belongs to: that is what is read.") { Examples = ["\"$.comment.ticket_id\""] },
            new("do", new Written.Choice(
                new("refetch", "The record has changed: it is read."), new("delete", "The record is gone: it is read, and believed only if it is."), new("ignore", "Nothing is done.")),
                "What the event suggests.") { Default = "\"refetch\"" },
        ],
        Example = """{ "entity": "comment", "hint": "$.comment.id", "parentKey": "$.ticket.id" }""",
    };

    private static Shape Challenge => new("challenge", "Challenge", "What is answered to a request that only asks whether somebody is there.")
    {
        Load = () =>
        [
            new("when", new Written.Value(Slots.Webhook, ValueKinds.Boolean), "Whether a request is one.") { Required = true, Examples = ["\"{{ query.challenge != null }}\""] },
            new("respond", new Written.Value(Slots.Webhook), "The answer's body: text as it is, anything else as JSON.") { Required = true, Examples = ["\"{{ query.challenge }}\""] },
        ],
        Example = """{ "when": "{{ event.challenge != null }}", "respond": { "challenge": "$.challenge" } }""",
    };

    private static Shape Subscription => new("subscription", "Subscription", "How the system is told where to send events.")
    {
        Load = () =>
        [
            new("create", Operation, "The operation that subscribes. Its request sees hook.url, and hook.secret, which is drawn by chance.") { Required = true },
            new("renew", Operation, "The operation that renews the subscription; it sees hook.id too."),
            new("remove", Operation, "The operation that ends the subscription; it sees hook.id too."),
            new("id", new Written.Value(Slots.Answer), "What the system calls the subscription, in the answer to create.") { Examples = ["\"$.id\""] },
            new("secret", new Written.Value(Slots.Answer, ValueKinds.Text), "The secret that the system gives in that answer, instead of hook.secret.") { Examples = ["\"$.signing_secret\""] },
            new("every", new Written.Duration(), "How often it is renewed; never where it is left out.") { Examples = ["\"P25D\""] },
        ],
        Example = """{ "create": "hookCreate", "remove": "hookRemove", "id": "$.id" }""",
    };
}
