using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Clocks;

/// <summary>Tells from events what counts for the clocks of a ticket, and when it was so where it happened.</summary>
/// <param name="scope">The sync.</param>
/// <param name="sla">What was agreed.</param>
internal sealed class SlaMoments(SyncScope scope, SlaProgram sla)
{
    private const string Status = "status";
    private const string Team = "team";

    /// <summary>The clocks of a ticket after what happened to it.</summary>
    /// <param name="book">The clocks before.</param>
    /// <param name="id">The ticket.</param>
    /// <param name="events">What happened to it, in order.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<SlaBook> AfterAsync(SlaBook book, string id, IReadOnlyList<HubEvent> events, CancellationToken cancellation)
    {
        if (await scope.Hub.TicketAsync(id, cancellation).ConfigureAwait(false) is not { } ticket)
            return book;
        var goals = ticket.DeletedAt is null ? Goals(ticket) : [];
        var (status, team) = (book.Status ?? First(events, Status) ?? TextOf(ticket, Status), book.At is null ? First(events, Team) ?? TextOf(ticket, Team) : book.Team);
        var moments = new List<SlaMoment>();
        foreach (var happened in events)
        {
            status = happened.Changes.TryGetValue(Status, out var change) ? Text(change.To) : status;
            team = happened.Changes.TryGetValue(Team, out var moved) ? Text(moved.To) : team;
            if (await MomentAsync(ticket, happened, cancellation).ConfigureAwait(false) is { } moment)
                moments.Add(moment with { Status = status, Team = team, IsTaken = TextOf(ticket, "assignee") is not null, Goals = goals });
        }
        // What was said before something else that is told first counts before it.
        return moments.OrderBy(moment => moment.At).Aggregate(book, (after, moment) => after.After(moment));
    }

    private async Task<SlaMoment?> MomentAsync(HubTicket ticket, HubEvent happened, CancellationToken cancellation) => happened.Type switch
    {
        "ticket.created" => new SlaMoment(Earlier(TimeOf(ticket["createdAt"]), happened.At)),
        "ticket.updated" => new SlaMoment(happened.Changes.TryGetValue(Status, out var status) ? WrittenAt(ticket, status.To, happened.At) : happened.At),
        "ticket.deleted" => new SlaMoment(happened.At),
        "comment.created" when happened.About.GetValueOrDefault("kind") == "public" => await SaidAsync(ticket, happened, cancellation).ConfigureAwait(false),
        _ => null,
    };

    private async Task<SlaMoment?> SaidAsync(HubTicket ticket, HubEvent happened, CancellationToken cancellation)
    {
        if (await scope.Hub.RowAsync(CommentRows.KeyOf(scope.Hub.Tenant, ticket.Id, happened.About["comment"]), cancellation).ConfigureAwait(false) is not { } row)
            return null;
        var comment = CommentRows.Read(row);
        var isRequester = comment is { Origin: { } origin, AuthorKey: { } key } && TextOf(ticket, "requester") is { } requester
            && await scope.Hub.RowAsync(PersonRows.KeyOf(scope.Hub.Tenant, origin.Connection, "user", key), cancellation).ConfigureAwait(false) is { } known && PersonRows.PersonOf(known) == requester;
        return new SlaMoment(Earlier(comment.CreatedAt, happened.At), isRequester ? SlaSaid.Question : SlaSaid.Answer);
    }

    private List<SlaGoal> Goals(HubTicket ticket)
    {
        var canonical = CanonicalTicket.Of(ticket.Fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value)));
        return [.. sla.Rules.Where(rule => Participation.Ask(rule.When, canonical).TakesPart).DistinctBy(rule => rule.Goal.Metric).Select(rule => rule.Goal)];
    }

    // The value tells when it was written where it was; one that was replaced since only when the hub learned of it.
    private static DateTimeOffset WrittenAt(HubTicket ticket, in Value to, DateTimeOffset told) =>
        ticket.Fields.TryGetValue(Status, out var field) && ValueEquality.AreEqual(field.Value, to) ? Earlier(field.When.To, told) : told;

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    private static string? First(IReadOnlyList<HubEvent> events, string field) =>
        events.Where(one => one.Changes.ContainsKey(field)).Select(one => Text(one.Changes[field].From)).FirstOrDefault();

    private static DateTimeOffset? TimeOf(in Value value) =>
        value.Kind == ValueKind.Text && IsoInstant.TryRead(value.Text, out var at, out var offset) ? new DateTimeOffset(at, offset ?? TimeSpan.Zero) : null;

    private static string? TextOf(HubTicket ticket, string field) => Text(ticket[field]);

    private static string? Text(in Value value) => value.Kind == ValueKind.Text ? value.Text : null;
}
