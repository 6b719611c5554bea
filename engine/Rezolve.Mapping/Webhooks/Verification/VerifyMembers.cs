using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification;

/// <summary>Members that the kinds of verification have in common.</summary>
internal static class VerifyMembers
{
    /// <summary>A text that is no secret.</summary>
    public static Written Plain { get; } = new Written.Value(Slots.Webhook, ValueKinds.Printable);

    /// <summary>A secret, or a list of secrets of which any will do.</summary>
    public static Written Secret { get; } = new Written.Value(Slots.Webhook, ValueKinds.Printable | ValueKinds.List, Secret: true);

    /// <summary>A secret text or a list of them.</summary>
    public static Member SecretOf(string what) => new(
        "secret", Secret, $"{what} A list while it is being changed: any of them will do. The secret of a subscription counts besides.")
    { Examples = ["\"{{ inputs.hookSecret }}\"", "[\"{{ inputs.hookSecret }}\", \"{{ inputs.oldHookSecret }}\"]"] };

    /// <summary>How far a time may be off.</summary>
    public static Member Tolerance(string what) => new("tolerance", new Written.Duration(), what) { Default = "\"PT5M\"" };
}
