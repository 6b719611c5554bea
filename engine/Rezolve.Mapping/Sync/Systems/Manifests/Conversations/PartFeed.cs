using System.Runtime.CompilerServices;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Cursors;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>
/// Reads the feed that comments or files have of their own. Its rows are hints: whose they are is taken from them, and what is said there is then read whole, so
/// that nothing is said out of order, or by what a feed leaves out.
/// </summary>
/// <param name="part">The comments or files.</param>
/// <param name="parent">What they belong to: tickets, or comments.</param>
internal sealed class PartFeed(ManifestSystem part, EntityProgram parent)
{
    private readonly CursorProgram _cursor = part.Entity.Changes!.Cursor;

    /// <summary>What its mark is kept under.</summary>
    public string Name => $"{part.Entity.Name}/{parent.Name}";

    /// <summary>The feeds of the comments and files of a system, in the order of its entities.</summary>
    public static IReadOnlyList<PartFeed> Of(ManifestSystem tickets)
    {
        if (ConversationParts.Of(tickets) is not { } parts)
            return [];
        var holders = parts.Comments.Select(comment => comment.Entity).Prepend(tickets.Entity).ToDictionary(entity => entity.Name, StringComparer.Ordinal);
        return [.. parts.Comments.Concat(parts.Files).Where(one => one.Entity is { Changes: not null, ParentKey: not null })
            .SelectMany(one => one.Entity.Parents.Where(holders.ContainsKey).Select(name => new PartFeed(one, holders[name])))];
    }

    /// <summary>Reads it to its end, or to the first fault.</summary>
    /// <param name="mark">How far it was read.</param>
    /// <param name="from">Where it begins without a mark.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<PartPage> ReadAsync(PartMark mark, DateTimeOffset? from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var unit = part.NewUnit(null, cancellation);
        unit[Root.Parent] = ParentValue.Of(parent, null);
        var reader = new FeedReader(part.Runner(Priority.Poll).SendAsync, part.Entity, part.Runtime.Clock, part.Runtime.Concurrent);
        await foreach (var page in reader.NamesAsync(mark.Cursor, from, unit, cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                var made = await MakeAsync(page, mark, unit, cancellation).ConfigureAwait(false);
                mark = made.Mark;
                yield return made;
            }
        }
    }

    private async Task<PartPage> MakeAsync(FeedPage page, PartMark mark, Scope unit, CancellationToken cancellation)
    {
        var operation = part.Entity.Changes!.Operation;
        var known = mark.Seen.ToHashSet();
        var (news, unread, settled) = (new List<PartNews>(), page.Faulty.Select(row => new UnreadTicket(row.Key, Failures.OfRecord(operation, row.Reason))).ToList(), new List<ulong>());
        var fault = page.Fault;
        foreach (var record in page.Records)
        {
            var print = PartMark.Fingerprint(record.Bytes.Span);
            var isKnown = Repeats(record) && known.Contains(print);
            var (one, stopped) = isKnown ? (new PartNews(parent.Name, "") { IsKnown = true }, null) : await NewsAsync(record, unit, unread, cancellation).ConfigureAwait(false);
            if (one is not null)
                news.Add(one);
            if (one is not null && IsSettled(record, page.ServerBegan ?? part.Runtime.Clock.GetUtcNow()))
                settled.Add(print);
            if ((fault ??= stopped) is not null && stopped is not null)
                break;
        }
        return new PartPage(news, unread, fault == page.Fault ? mark.After(page.Mark, settled) : mark)
        {
            Skipped = page.Counts.Received - page.Counts.Read - page.Counts.Faulty,
            ServerBegan = page.ServerBegan,
            IsLast = page.IsLast || fault is not null,
            Failure = fault is null ? null : Failures.Of(operation, fault),
            Notes = page.Notes,
        };
    }

    // A row that only names a comment may leave to its record whose it is; one that is gone is known to the hub, or nothing was heard of it.
    private async Task<(PartNews? News, Reading.Operations.ReadFault? Fault)> NewsAsync(ReadRecord row, Scope unit, List<UnreadTicket> unread, CancellationToken cancellation)
    {
        if (ParentValue.HasKey(row.Parent))
            return (new PartNews(parent.Name, row.Parent["key"].Text), null);
        if (part.Entity.Get is null)
            return (new PartNews(part.Entity.Name, row.Key), null);
        using var got = await new GetReader(part.Runner(Priority.Poll).SendAsync, part.Entity).ReadAsync(row.Key, unit, cancellation).ConfigureAwait(false);
        if (got.Fault is { } fault)
            return (null, fault);
        if (got.Record is { } record && ParentValue.HasKey(record.Parent))
            return (new PartNews(parent.Name, record.Parent["key"].Text), null);
        if (!got.IsMissing)
            unread.Add(new UnreadTicket(row.Key, Failures.OfRecord(part.Entity.Get, got.Reason ?? $"it does not tell which {parent.Name} it belongs to")));
        return got.IsMissing ? (new PartNews(part.Entity.Name, row.Key), null) : (null, null);
    }

    // Events may rightly come twice. A feed by time, or by a counter, gives the same row again, and so does one that gives all there is.
    private bool Repeats(ReadRecord row) => _cursor.RepeatsAll || row.Position.Kind is ValueKind.Instant or ValueKind.Number;

    // Two changes in one tick of the system's clock give the same row: a young one is told again.
    private bool IsSettled(ReadRecord row, DateTimeOffset now) => _cursor.RepeatsAll || row.Position.Kind switch
    {
        ValueKind.Number => true,
        ValueKind.Instant => row.Position.Instant + (_cursor is InstantProgram { Resolution: var tick } && tick > part.Facts.Resolution ? tick : part.Facts.Resolution) < now,
        _ => false,
    };
}

/// <summary>A page of a feed of comments or files.</summary>
/// <param name="News">Whose they are, row by row.</param>
/// <param name="Unread">What could not be read.</param>
/// <param name="Mark">How far the feed was read with it.</param>
internal sealed record PartPage(IReadOnlyList<PartNews> News, IReadOnlyList<UnreadTicket> Unread, PartMark Mark)
{
    /// <summary>How many rows do not count, or came before in the same run.</summary>
    public int Skipped { get; init; }

    /// <summary>When the page was asked for, by the system's clock; null where that is not known.</summary>
    public DateTimeOffset? ServerBegan { get; init; }

    /// <summary>The feed ends with this page.</summary>
    public bool IsLast { get; init; }

    /// <summary>Why it ended early; null where it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What else is worth knowing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
