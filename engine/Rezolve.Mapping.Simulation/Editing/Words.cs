using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Editing;

/// <summary>The words that people of a simulated world use.</summary>
internal static class Words
{
    /// <summary>Statuses.</summary>
    public static IReadOnlyList<string> Statuses { get; } = WordsOf("status");

    /// <summary>The words of a field that has words; none where it has none.</summary>
    public static IReadOnlyList<string> WordsOf(string field) => TicketFields.All.FirstOrDefault(one => one.Name == field)?.Words ?? [];

    /// <summary>A value for a field.</summary>
    /// <param name="chance">Draws it.</param>
    /// <param name="field">The field.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="tag">The ticket's tag.</param>
    /// <param name="edit">The edit, which stands in every text, so that no two people ever write the same.</param>
    public static Value Draw(Chance chance, string field, FieldType type, string tag, string edit) => type switch
    {
        FieldType.User => chance.Percent(15) ? Value.Null : Value.Of($"p{chance.Below(Vendors.People.Count)}"),
        FieldType.Team => chance.Percent(15) ? Value.Null : Value.Of($"t{chance.Below(Vendors.People.Teams)}"),
        FieldType.Choice when WordsOf(field) is { Count: > 0 } words => Value.Of(chance.Of(words)),
        FieldType.Choice => Value.Of(chance.Of(["fixed", "duplicate", "declined"])),
        FieldType.Instant => Value.Of($"2026-06-{1 + chance.Below(28):00}T{chance.Below(24):00}:00:00Z"),
        FieldType.Date => Value.Of($"2026-06-{1 + chance.Below(28):00}"),
        FieldType.Number or FieldType.Integer => Value.Of((long)chance.Below(1000)),
        FieldType.Boolean => Value.Of(chance.Percent(50)),
        _ => Value.Of($"{tag} {edit}{(chance.Percent(30) ? " " + string.Join(' ', Enumerable.Range(0, 1 + chance.Below(6)).Select(_ => chance.Of(Filler))) : "")}"),
    };

    private static IReadOnlyList<string> Filler { get; } = ["printer", "is", "on", "fire", "<b>again", "since", "Tuesday", "naïve", "café"];
}
