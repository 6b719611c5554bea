using Rezolve.Mapping.Hub.Events;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows something that happened.</summary>
internal static class EventView
{
    /// <summary>An event as a line.</summary>
    public static string Line(HubEvent happened) => $"{happened.Place}  {Words.Of(happened.At)}  {happened.Type}  {happened.Ticket}  {What(happened)}({happened.Cause})";

    /// <summary>What happened, without when and to which ticket.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="field">The only field whose change is told; null for all.</param>
    public static string Story(HubEvent happened, string? field) =>
        $"{What(field is null ? happened : happened with { Changes = happened.Changes.Where(one => one.Key == field).ToDictionary() })}({happened.Cause})";

    private static string What(HubEvent happened)
    {
        var said = string.Join(", ", happened.Changes.Select(change => $"{change.Key}: {Words.Of(change.Value.From)} → {Words.Of(change.Value.To)}")
            .Concat(happened.About.Select(one => $"{one.Key} {one.Value}")));
        return said.Length == 0 ? "" : $"{said} ";
    }
}
