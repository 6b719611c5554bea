using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Feeds;

/// <summary>Reads the feeds of an entity. Each page is disposed by whoever takes it; the next ones are fetched meanwhile.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="entity">What is read.</param>
/// <param name="clock">Now.</param>
/// <param name="atOnce">How many named records are asked for at once; the connection's budget may let fewer through.</param>
/// <remarks>Pages are fetched on another thread than the one that takes them: nobody else may use the scripts of the unit meanwhile.</remarks>
internal sealed class FeedReader(SendOperation send, EntityProgram entity, TimeProvider clock, int atOnce = 1)
{
    /// <summary>Tells the rows that were read before as they are: they are counted and not handed on. Null where none is known.</summary>
    public Func<FeedRow, bool>? IsKnown { get; init; }

    /// <summary>Further pages are fetched while earlier ones are worked on; else one request follows the other, in an order that is always the same.</summary>
    public bool ReadsAhead { get; init; } = true;

    /// <summary>How many pages are read at most. What comes after them is not even asked for.</summary>
    public int MostPages { get; init; } = int.MaxValue;

    /// <summary>Reads what changed since a mark.</summary>
    /// <param name="mark">Where the last run ended; null before the first.</param>
    /// <param name="from">Where a feed without a mark begins; null means 1970.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidOperationException">The entity has no changes.</exception>
    public IAsyncEnumerable<FeedPage> ChangesAsync(CursorMark? mark, DateTimeOffset? from, Scope unit, CancellationToken cancellation) =>
        entity.Changes is { } changes
            ? ReadAsync(FeedProgram.Of(changes), mark, from, unit, cancellation)
            : throw new InvalidOperationException($"{entity.Name} has no changes.");

    /// <summary>Reads all: for a first load, a sweep, or one parent's children. No mark is kept.</summary>
    /// <param name="from">The beginning of the sync, where the feed takes one; null means 1970.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidOperationException">The entity has neither a list nor changes.</exception>
    public IAsyncEnumerable<FeedPage> ListAsync(DateTimeOffset? from, Scope unit, CancellationToken cancellation) =>
        ReadAsync(FeedProgram.AllOf(entity) ?? throw new InvalidOperationException($"{entity.Name} has no list."), null, from, unit, cancellation);

    /// <summary>Reads the rows of an operation that is no feed of the entity's; each is a record. No mark is kept.</summary>
    /// <param name="operation">Gives the rows.</param>
    /// <param name="where">The rows that count; null means all.</param>
    /// <param name="unit">The roots of the request.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public IAsyncEnumerable<FeedPage> RowsAsync(OperationProgram operation, ValueSlot? where, Scope unit, CancellationToken cancellation) =>
        ReadAsync(new FeedProgram(operation, null, null, where, StoresMark: false), null, null, unit, cancellation);

    /// <summary>Reads what a feed's rows name, and not the records: each row is its key. No mark is kept.</summary>
    /// <param name="feed">What is read.</param>
    /// <param name="from">Where it begins, if it takes a beginning; null means 1970.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public IAsyncEnumerable<FeedPage> KeysAsync(FeedProgram feed, DateTimeOffset? from, Scope unit, CancellationToken cancellation) =>
        ReadAsync(feed with { StoresMark = false }, null, from, unit, cancellation, namesOnly: true);

    /// <summary>Reads what the rows name of what changed since a mark, and not the records: each row is its key, with its parent where the row tells it.</summary>
    /// <param name="mark">Where the last run ended; null before the first.</param>
    /// <param name="from">Where a feed without a mark begins; null means 1970.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidOperationException">The entity has no changes.</exception>
    public IAsyncEnumerable<FeedPage> NamesAsync(CursorMark? mark, DateTimeOffset? from, Scope unit, CancellationToken cancellation) =>
        ReadAsync(FeedProgram.Of(entity.Changes ?? throw new InvalidOperationException($"{entity.Name} has no changes.")), mark, from, unit, cancellation, namesOnly: true);

    private IAsyncEnumerable<FeedPage> ReadAsync(
        FeedProgram feed, CursorMark? mark, DateTimeOffset? from, Scope unit, CancellationToken cancellation, bool namesOnly = false)
    {
        // The fetching side has a scope of its own: a scope serves one thread.
        var own = unit.Fork();
        own[Root.Params] = Value.Of(entity.Params);
        own[Root.Filter] = FilterOf(unit[Root.Filter]);
        if (Refusal(feed, namesOnly) is { } refusal)
        {
            var kept = feed.StoresMark ? mark : null;
            return Once(new FeedPage { Number = 1, Asked = feed.Operation.Name, Fault = refusal, IsLast = true, Mark = kept });
        }
        return ReadsAhead
            ? Prefetch.Of(stop => Run(feed, own, namesOnly).ReadAsync(mark, from, own, stop).Take(MostPages), cancellation: cancellation)
            : Run(feed, own, namesOnly).ReadAsync(mark, from, own, cancellation).Take(MostPages);
    }

    private Value FilterOf(Value given)
    {
        if (entity.Filters.All(filter => filter.Default.Kind == ValueKind.Undefined))
            return given;
        var filter = new ValueObject();
        foreach (var declared in entity.Filters)
            filter[declared.Name] = given[declared.Name].Kind == ValueKind.Undefined ? declared.Default : given[declared.Name];
        return Value.Of(filter);
    }

    private FeedRun Run(FeedProgram feed, Scope unit, bool namesOnly)
    {
        var reader = new OperationReader<FeedRow>(send, feed.Operation, new RowJudge(entity, feed, unit, IsKnown).Shape, clock);
        var get = feed.Hint is null || namesOnly ? null : new GetReader(send, entity);
        var group = get is null || entity.Many.Get is not { } many ? null : new GroupReader(send, entity, many);
        return new FeedRun(new FeedPages(get, atOnce, group), feed, reader, clock);
    }

    private ReadFault? Refusal(FeedProgram feed, bool namesOnly)
    {
        if (feed.Hint is not null && entity.Get is null && !namesOnly)
        {
            var why = $"its rows only name records (hint), but {entity.Name} ({entity.Place}) has no `get` to read them with";
            return ReadFault.Of(feed.Operation, why);
        }
        return feed is { Cursor: { Ordered: false } cursor, Operation.Pages.RestartAfter: not null }
            ? ReadFault.Of(feed.Operation, $"restartAfter needs a cursor whose rows come in order; say \"ordered\": true ({cursor.Place}) if they do")
            : null;
    }

    private static async IAsyncEnumerable<FeedPage> Once(FeedPage page)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return page;
    }
}
