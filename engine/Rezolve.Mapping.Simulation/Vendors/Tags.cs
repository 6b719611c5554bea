using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>The first word of a ticket's main text is its tag, in every system: by it the oracle knows a copy from its origin without asking the engine.</summary>
internal static class Tags
{
    /// <summary>The field that carries the tag: the subject, or the first text that a create can write.</summary>
    /// <exception cref="InvalidOperationException">No text can be written and read.</exception>
    public static string FieldOf(SystemFacts facts) =>
        (facts["subject"] ?? facts.Fields.FirstOrDefault(field => field is { Type: FieldType.Text, IsRead: true, IsCreated: true }))?.Name
        ?? throw new InvalidOperationException($"{facts.Connection} has no text that can be written and read, so its tickets cannot be told apart.");

    /// <summary>The tag that a text begins with; empty where it is no text.</summary>
    public static string Of(in Value text) => text.Kind == ValueKind.Text ? text.Text.Split(' ', 2)[0] : "";
}
