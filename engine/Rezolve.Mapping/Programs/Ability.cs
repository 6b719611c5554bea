using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Programs;

/// <summary>Something a connector can do. Abilities are derived from what it says, never claimed by it.</summary>
/// <param name="Name">For example <c>ticket.update</c>: the entity's name in the manifest and a verb; or <c>webhook.</c> and a verb; or <c>discovery.</c> and a catalogue's name.</param>
/// <param name="Because">What it follows from, in a few words.</param>
/// <param name="Place">Where that stands.</param>
internal sealed record Ability(string Name, string Because, SourcePlace Place)
{
    /// <summary>What the system tells by itself is taken.</summary>
    public const string Receive = "webhook.receive";

    /// <summary>The system can be told where to send events.</summary>
    public const string Subscribe = "webhook.subscribe";
}
