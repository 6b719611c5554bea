namespace Rezolve.Mapping.Hub.Events;

/// <summary>The event and the rule that bring others about.</summary>
/// <param name="Event">The id of the event that set the rule off.</param>
/// <param name="Depth">How many rules have led there, this one included.</param>
/// <param name="Rule">The rule.</param>
internal sealed record EventCause(string Event, int Depth, string Rule);
