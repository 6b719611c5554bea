using System.Runtime.CompilerServices;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Feeds;

/// <summary>One run over a feed: query after query, page after page, each page with the mark it stands for.</summary>
/// <param name="pages">Makes pages of the feed out of the vendor's.</param>
/// <param name="feed">What is read.</param>
/// <param name="reader">Reads one query.</param>
/// <param name="clock">Now.</param>
internal sealed class FeedRun(FeedPages pages, FeedProgram feed, OperationReader<FeedRow> reader, TimeProvider clock)
{
    private readonly CursorProgram? _cursor = feed.Cursor;
    private readonly ServerClock _server = new(clock, feed.Cursor);
    private BorderRows? _border;
    private readonly PageAllowance _allowance = new();

    /// <summary>Reads to the end, or to the first fault.</summary>
    /// <param name="mark">Where the last run ended; null before the first.</param>
    /// <param name="from">Where a feed without a mark begins; null means 1970.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<FeedPage> ReadAsync(
        CursorMark? mark, DateTimeOffset? from, Scope unit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        FeedSteps? steps = null;
        var at = new FeedQuery(First(mark, from));
        // Only where queries meet can a row come twice; else nothing is remembered, however long the feed is.
        _border = _cursor is not null && (feed.Operation.Pages?.RestartAfter is not null || !at.Query.IsLast) ? new BorderRows(_cursor) : null;
        var reached = mark;
        for (FeedQuery? next; ; at = next)
        {
            next = null;
            var asked = clock.GetUtcNow();
            await foreach (var page in reader.ReadAsync(Asking(unit, at), _allowance, cancellation).ConfigureAwait(false))
            {
                _server.Learn(page.ServerBegan, asked);
                next = Anew(at, page, from);
                if (next is not null)
                    break;
                steps ??= Steps(page.ServerBegan ?? asked);
                var isNew = page.Rows.Select(row => IsNew(at, row)).ToList();
                var step = steps?.After(at, page.IsLast && page.Fault is null, _server.Now, page.Exchange?.Scope) ?? new FeedStep(null, null);
                next = step.Next;
                var read = await pages.MakeAsync(page, isNew, unit, cancellation).ConfigureAwait(false);
                // The mark may not pass what could not be read: where the connection fails over a named record, the page is read again.
                reached = read.Fault == page.Fault ? step.Mark : reached;
                var made = Finished(read, at, reached, page.IsLast, next);
                yield return made;
                if (made.IsLast)
                    yield break;
                if (next is not null)
                    break;
                asked = clock.GetUtcNow();
            }
            if (next is null)
                yield break;
            _border?.ForgetBefore(next.Query.Root["since"]);
        }
    }

    private FeedPage Finished(FeedPage page, FeedQuery at, CursorMark? reached, bool isLastOfQuery, FeedQuery? next) => page with
    {
        Mark = feed.StoresMark ? reached : null,
        IsLast = page.Fault is not null || (isLastOfQuery && next is null),
        Notes = [.. page.Notes, .. Notes(at, isLastOfQuery)],
    };

    private CursorQuery First(CursorMark? mark, DateTimeOffset? from) =>
        _cursor?.First(mark, from, clock.GetUtcNow())
        ?? new CursorQuery(Value.Of(new ValueObject { ["since"] = Value.Of(from ?? DateTimeOffset.UnixEpoch) }), null);

    // Only a query that begins at a mark can be begun anew, so this never goes round in a circle.
    private FeedQuery? Anew(FeedQuery at, ReadPage<FeedRow> page, DateTimeOffset? from)
    {
        if (page.Fault is null || page.Exchange?.Answer is not { } answer || _cursor?.Anew(at.Query, answer.Status, from) is not { } anew)
            return null;
        page.Dispose();
        return new FeedQuery(anew);
    }

    private static Scope Asking(Scope unit, FeedQuery at)
    {
        var scope = unit.Fork();
        scope[Root.Cursor] = at.Query.Root;
        return scope;
    }

    private FeedSteps? Steps(DateTimeOffset began) =>
        _cursor is null ? null : new FeedSteps(_cursor, feed.Operation.Pages?.RestartAfter, _cursor.UsesServerClock ? began : clock.GetUtcNow());

    private bool IsNew(FeedQuery at, FeedRow row)
    {
        if (_cursor is null)
            return true;
        var isNew = _border?.IsNew(row) ?? true;
        at.Saw(_cursor, row, isNew);
        return isNew;
    }

    private IEnumerable<string> Notes(FeedQuery at, bool isLast)
    {
        foreach (var note in at.TakeNotes())
            yield return note;
        if (!isLast)
            yield break;
        if (_cursor is { Ordered: true } && !at.IsInOrder)
        {
            yield return $"The rows of {feed.Operation.Name} are not in the order of the cursor's field, though it says `ordered` "
                + $"({_cursor.Place}): the mark moved after the last page only.";
        }
        if (_server.IsUnknown)
        {
            yield return $"No answer of {feed.Operation.Name} had a Date field, so this machine's clock was used ({_cursor!.Place}); "
                + "say \"clock\": \"local\" if that is meant.";
        }
    }
}
