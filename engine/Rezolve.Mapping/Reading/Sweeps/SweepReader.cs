using System.Runtime.CompilerServices;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Sweeps;

/// <summary>Reads the keys of all records there are. Named records are not read: a key in no page is only a hint that its record is gone.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="entity">What is swept.</param>
/// <param name="clock">Now.</param>
internal sealed class SweepReader(SendOperation send, EntityProgram entity, TimeProvider clock)
{
    private readonly DocumentScan _scan = new(entity.Layout);

    /// <summary>What a sweep of an entity reads: the operation that it names for that, else its list, else its changes from their beginning; null where it has none of them.</summary>
    public static FeedProgram? FeedOf(EntityProgram entity) => entity.Deletes?.Sweep is not { } sweep ? FeedProgram.AllOf(entity) : FeedsOf(entity, sweep);

    /// <summary>Reads the keys, page by page. Only where the last page has no fault have all of them been read.</summary>
    /// <param name="from">Where the sweep begins, if its request takes a beginning; null means at the beginning.</param>
    /// <param name="unit">The roots of the unit of work, <c>filter</c> and <c>parent</c> included.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidOperationException">Nothing gives the entity's keys.</exception>
    public async IAsyncEnumerable<SweepPage> ReadAsync(DateTimeOffset? from, Scope unit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var feed = FeedOf(entity) ?? throw new InvalidOperationException($"Nothing gives the keys of {entity.Name}.");
        var scope = RecordScope.Of(entity, unit);
        await foreach (var page in new FeedReader(send, entity, clock).KeysAsync(feed, from, unit, cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                var keys = page.Records.Select(record => new SweptKey(record.Key, VersionOf(record, scope))).ToList();
                yield return new SweepPage(keys, page.Faulty, page.IsLast) { Fault = page.Fault };
            }
        }
    }

    // An operation that also is the feed or the list gives the same rows here as there.
    private static FeedProgram FeedsOf(EntityProgram entity, OperationProgram sweep) => entity switch
    {
        { List: { } list } when list.Operation.Name == sweep.Name => FeedProgram.AllOf(entity)!,
        { Changes: { } changes } when changes.Operation.Name == sweep.Name => FeedProgram.Of(changes) with { StoresMark = false },
        _ => new FeedProgram(sweep, null, null, null, StoresMark: false),
    };

    private string? VersionOf(ReadRecord record, ScanScope scope)
    {
        if (entity.Version is not { } version || _scan.Run(record.Bytes) is not null)
            return null;
        scope.Slots = _scan.Slots;
        var value = version.Evaluate(scope);
        return ValueText.Has(value) ? ValueText.Of(value) : null;
    }
}
