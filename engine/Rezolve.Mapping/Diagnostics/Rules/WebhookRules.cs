namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ44xx: what a system tells by itself.</summary>
internal static class WebhookRules
{
    public static readonly DiagnosticRule HintUnsaid = new(
        "RZ4401", Severity.Error, "Hint at nothing",
        "A row of `on` says which record an event is about: an entity, and the key of one of its records. Without both there is nothing to read.",
        "Add entity and hint, or \"do\": \"ignore\" where the event means nothing.");

    public static readonly DiagnosticRule ChildWithoutParent = new(
        "RZ4402", Severity.Error, "Hint at a child without its parent",
        "A comment or a file is read with the record that it belongs to. Its own key alone does not say which record that is.",
        "Add parentKey, the key of the record it belongs to.");

    public static readonly DiagnosticRule NoSecret = new(
        "RZ4403", Severity.Error, "Nothing to verify with",
        "A delivery is held against a secret that both sides know. Nothing says where it comes from: neither `secret` nor a subscription, which draws one or is given one.",
        "Declare an input and write \"secret\": \"{{ inputs.name }}\", or add subscription.");

    public static readonly DiagnosticRule TimestampUnsigned = new(
        "RZ4404", Severity.Error, "Time that is not signed",
        "An old delivery is refused by its time stamp. Where the stamp is no part of what is signed, whoever sends a delivery again writes a new one on it.",
        "Put the header with the time stamp into signed, as the vendor does; or remove timestamp where the vendor does not sign it.");

    public static readonly DiagnosticRule RowNeverReached = new(
        "RZ4405", Severity.Warning, "Row that is never reached",
        "The first row that matches an event counts. A row without `when` matches every event, so what stands after it is never looked at.",
        "Put the row without when last, or give it a condition.");

    public static readonly DiagnosticRule NeverRenewed = new(
        "RZ4406", Severity.Error, "Renewal that is never made, or cannot be",
        "A subscription is renewed by the operation `renew`, as often as `every` says. One without the other means that it would silently end.",
        "Write both, or neither where the subscription has no end.");

    public static readonly DiagnosticRule IdUnread = new(
        "RZ4407", Severity.Error, "Subscription without an id",
        "The operation asks for hook.id, which is what the system called the subscription when it was made. Nothing says where in the answer to create it stands.",
        "Add id to subscription, such as \"$.id\".");

    public static IReadOnlyList<DiagnosticRule> All { get; } = [HintUnsaid, ChildWithoutParent, NoSecret, TimestampUnsigned, RowNeverReached, NeverRenewed, IdUnread];
}
