using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Cli.Operating.Clocks;

/// <summary>A clock of a ticket as it is shown: the hub's with those that systems keep of the same, or one that only a system keeps.</summary>
/// <param name="Ticket">The hub's ticket.</param>
/// <param name="Ours">The hub's clock; null where only a system keeps one.</param>
/// <param name="Theirs">The systems' clocks.</param>
internal sealed record ClockRow(string Ticket, SlaClock? Ours, IReadOnlyList<ObservedClock> Theirs)
{
    /// <summary>How long what is done in the ticket's systems takes to be known where it counts.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>The connection whose clocks say when a share of the time has passed; null where the hub's do.</summary>
    public string? Owner { get; init; }

    /// <summary>When the time is over, by the clock that counts; null where that does not run.</summary>
    public DateTimeOffset? OverAt => Theirs.FirstOrDefault(theirs => theirs.Connection == Owner) is { } theirs ? (theirs.Runs ? theirs.DueAt : null) : Ours is { IsStopped: false } ? Ours.DueAt : null;

    /// <summary>The last instant at which what is done elsewhere is known in time; null where time does not pass.</summary>
    public DateTimeOffset? LastChanceAt => OverAt - Lag;

    /// <summary>Whether time may still pass on it.</summary>
    public bool IsOpen => Ours is { IsStopped: false } || Theirs.Any(theirs => !theirs.IsOver);

    /// <summary>The clocks of a ticket, the hub's first.</summary>
    public static IEnumerable<ClockRow> Of(string ticket, SlaBook book)
    {
        var rest = book.Observed.ToList();
        foreach (var ours in book.Clocks)
        {
            var theirs = book.Observed.Select(one => one.Connection).Distinct().Select(connection => book.Theirs(ours, connection)).OfType<ObservedClock>().ToList();
            rest.RemoveAll(theirs.Contains);
            yield return new ClockRow(ticket, ours, theirs);
        }
        foreach (var only in rest)
            yield return new ClockRow(ticket, null, [only]);
    }
}
