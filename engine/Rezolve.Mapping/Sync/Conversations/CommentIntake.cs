using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>
/// Holds what a system tells of a ticket's comments against what the hub knows: what is new, what was changed, what has become of copies, and what is no longer
/// there. Pure but for the ids it gives.
/// </summary>
/// <param name="connection">The system.</param>
/// <param name="policy">What the operator decided.</param>
/// <param name="setting">When things count.</param>
/// <param name="newId">Gives ids.</param>
internal sealed class CommentIntake(string connection, CommentPolicy policy, HearingSetting setting, Func<string> newId)
{
    /// <summary>Takes in what was heard.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="heard">What the system tells, all of it.</param>
    /// <param name="rows">What the hub knows, in order.</param>
    /// <param name="elsewhere">Keys that belong to comments of other tickets.</param>
    public Heard Take(string ticket, ConversationReport heard, IReadOnlyList<HubComment> rows, IReadOnlySet<PartKey> elsewhere)
    {
        var origins = rows.Where(row => row.Origin?.Connection == connection).ToDictionary(row => row.Origin!);
        var copies = rows.Where(row => CopyOf(row)?.Key is not null).ToDictionary(row => new PartKey(connection, CopyOf(row)!.Entity, CopyOf(row)!.Key!));
        var result = new Heard { Told = heard.Comments.Count };
        foreach (var told in heard.Comments)
        {
            var part = new PartKey(connection, told.Entity, told.Key);
            if (origins.Remove(part, out var origin))
                result.Note(origin, Retold(origin, told));
            else if (copies.Remove(part, out var copied))
                result.Note(copied, Seen(copied, told));
            else if (!elsewhere.Contains(part))
                Admit(ticket, part, told, rows, result);
        }
        // What could not be read is not gone.
        var unread = heard.Unread.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (part, row) in copies.Where(one => !unread.Contains(one.Key.Key) && CopyOf(one.Value)!.State == CopyState.There))
            result.Note(row, row.With(connection, CopyOf(row)! with { State = CopyState.Gone }));
        Miss([.. origins.Where(one => !unread.Contains(one.Key.Key) && one.Value.DeletedAt is null).Select(one => one.Value)], rows, result);
        return result;
    }

    private CommentCopy? CopyOf(HubComment row) => row.Copies.GetValueOrDefault(connection);

    // Who may read it only ever gets less: what was narrow once stays so, whatever the origin says later.
    private HubComment Retold(HubComment row, SystemComment told)
    {
        var now = row with { Kind = Visibility.Narrower(row.Kind, Visibility.KindOf(told.Kind)), MissingSince = null };
        return told.Body.IsFault || CommentText.AreSame(row.Body, told.Body)
            ? now
            : now with { Body = told.Body, Rev = row.Rev + 1, EditedAt = told.EditedAt ?? setting.Now };
    }

    private HubComment Seen(HubComment row, SystemComment told)
    {
        var copy = CopyOf(row)!;
        var now = copy with { Kind = Visibility.KindOf(told.Kind), State = copy.State == CopyState.Gone && row.DeletedAt is null ? CopyState.There : copy.State };
        if (!told.Body.IsFault && CommentText.Print(told.Body) is var print && print != copy.Print)
            now = copy.Print is null ? now with { Print = print } : now with { Print = print, Theirs = told.Body };
        return now == copy ? row : row.With(connection, now);
    }

    private void Admit(string ticket, PartKey part, SystemComment told, IReadOnlyList<HubComment> rows, Heard result)
    {
        if (rows.Any(row => MayBe(row, told)))
        {
            result.Waiting++;
            return;
        }
        var kind = Visibility.KindOf(told.Kind);
        if (!policy.ComesFrom(connection, kind) || told.CreatedAt < setting.From || told.Body.Kind != ValueKind.Object)
        {
            result.Passed++;
            return;
        }
        var comment = new HubComment
        {
            Id = newId(),
            Ticket = ticket,
            Origin = part,
            Kind = kind,
            AuthorName = told.Author?.Name ?? told.Author?.Username,
            AuthorKey = told.Author?.Key,
            Body = told.Body,
            CreatedAt = told.CreatedAt ?? setting.Now,
            Place = rows.Count + result.New.Count,
            InReplyTo = told.InReplyTo is { } answered ? rows.FirstOrDefault(row => Is(row, part with { Key = answered }))?.Id : null,
        };
        result.New.Add((comment, part));
    }

    // The feed is often faster than our own commit: what may be the outcome of a write of ours is nobody's until that is settled.
    private bool MayBe(HubComment row, SystemComment told) =>
        CopyOf(row) is { Key: null } copy
        && (copy.State == CopyState.Unknown || (copy.State == CopyState.Held && copy.Hold?.Reason == HoldReasons.Doubt))
        && (CommentText.AreSame(told.Body, CommentText.WithNotes(row.Body, copy.Notes)) || CommentText.AreSame(told.Body, CommentText.WithNotes(CommentText.Said(row), copy.Notes))
            || CommentText.BeginsLike(told.Body, row));

    private bool Is(HubComment row, PartKey part) => row.Origin == part || (CopyOf(row) is { } copy && copy.Key == part.Key && copy.Entity == part.Entity);

    // That nothing of what was there shows any more is more likely a right that was lost than a conversation that was deleted.
    private void Miss(List<HubComment> missing, IReadOnlyList<HubComment> rows, Heard result)
    {
        foreach (var kind in missing.GroupBy(row => row.Kind))
        {
            var known = rows.Count(row => row.Origin?.Connection == connection && row.DeletedAt is null && row.Kind == kind.Key);
            if (known > 1 && kind.Count() == known)
            {
                result.Vanished.AddRange(kind);
                continue;
            }
            foreach (var row in kind)
            {
                if (row.MissingSince is null)
                    result.Note(row, row with { MissingSince = setting.Now });
                else if (setting.Now >= row.MissingSince + setting.Pause)
                    result.Note(row, row with { MissingSince = null, DeletedAt = setting.Now });
            }
        }
    }
}

/// <summary>When what is heard counts.</summary>
/// <param name="Now">Now.</param>
/// <param name="From">What was said before is left where it is.</param>
/// <param name="Pause">How long a comment is missed before it counts as deleted.</param>
internal sealed record HearingSetting(DateTimeOffset Now, DateTimeOffset From, TimeSpan Pause);

/// <summary>What came of hearing what a system tells of a conversation.</summary>
internal sealed class Heard
{
    /// <summary>Comments that are new to the hub, with the key each is known by.</summary>
    public List<(HubComment Comment, PartKey Part)> New { get; } = [];

    /// <summary>Comments of which something is known now that was not before: as they were and as they are.</summary>
    public List<(HubComment Before, HubComment After)> Changed { get; } = [];

    /// <summary>How many comments were told.</summary>
    public int Told { get; init; }

    /// <summary>How many may be what a write of ours has made.</summary>
    public int Waiting { get; set; }

    /// <summary>Comments of which all of one kind are gone at once: they are not taken for deleted.</summary>
    public List<HubComment> Vanished { get; } = [];

    /// <summary>How many were left where they are, as the operator decided.</summary>
    public int Passed { get; set; }

    /// <summary>What became of all that was told.</summary>
    public HeardCounts Counts => new() { Told = Told, New = New.Count, Waiting = Waiting, Passed = Passed, Known = Told - New.Count - Waiting - Passed };

    /// <summary>Whether the hub has something to keep.</summary>
    public bool HasNews => New.Count + Changed.Count > 0;

    /// <summary>The comments as they are now.</summary>
    /// <param name="rows">As they were.</param>
    public IReadOnlyList<HubComment> After(IReadOnlyList<HubComment> rows) =>
        [.. rows.Select(row => Changed.FindLast(one => one.Before.Id == row.Id).After ?? row), .. New.Select(one => one.Comment)];

    /// <summary>Notes what has become of a comment.</summary>
    public void Note(HubComment before, HubComment after)
    {
        if (after != before)
            Changed.Add((before, after));
    }
}
