using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Automation;

/// <summary>What an action comes to, before any of it is done.</summary>
internal abstract record Effect
{
    /// <summary>Fields of the ticket change.</summary>
    /// <param name="Fields">The new values by canonical field; null for empty.</param>
    internal sealed record Change(IReadOnlyDictionary<string, Value> Fields) : Effect;

    /// <summary>Somebody gets the ticket.</summary>
    /// <param name="Field"><c>assignee</c> or <c>team</c>.</param>
    /// <param name="Who">An address, a name to sign in with, or <c>connection/key</c>; null for nobody.</param>
    internal sealed record Assign(string Field, string? Who) : Effect;

    /// <summary>Something is said on the ticket.</summary>
    /// <param name="Kind">Who may read it.</param>
    /// <param name="Text">What is said, plain.</param>
    internal sealed record Say(string Kind, string Text) : Effect;

    /// <summary>Another ticket is made.</summary>
    /// <param name="Fields">Its values by canonical field.</param>
    internal sealed record Create(IReadOnlyDictionary<string, Value> Fields) : Effect;

    /// <summary>A sink is told, in the order of all events.</summary>
    /// <param name="Type">The type of the event.</param>
    /// <param name="Sink">The sink.</param>
    /// <param name="Name">What is told, by its name.</param>
    /// <param name="Text">What is told.</param>
    internal sealed record Tell(string Type, string Sink, string Name, string Text) : Effect;

    /// <summary>It could not be computed.</summary>
    /// <param name="Reason">Why, with the place.</param>
    internal sealed record Fault(string Reason) : Effect;
}
