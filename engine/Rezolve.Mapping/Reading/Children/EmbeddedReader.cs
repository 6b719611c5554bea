using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Reading.Rows;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>Finds children inside their parent's record. Only where another operation gave that record it is read once more, by its key.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="child">What is read.</param>
/// <param name="embedded">Where it is.</param>
/// <param name="known">Tells the children that were read before as they are; null where all are handed on.</param>
internal sealed class EmbeddedReader(SendOperation send, EntityProgram child, EmbeddedProgram embedded, KnownRows? known)
{
    /// <summary>Reads one parent's children: one page.</summary>
    /// <param name="parent">The parent.</param>
    /// <param name="unit">The roots of the unit of work, <c>parent</c> included.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ChildPage> ReadAsync(ParentRecord parent, Scope unit, CancellationToken cancellation)
    {
        if (parent.ReadBy == embedded.In.Name)
            return new ChildPage(parent, await FindAsync(parent.Bytes, [], unit, cancellation).ConfigureAwait(false));
        if (parent.Entity.Get?.Name != embedded.In.Name)
            return new ChildPage(parent, Empty() with { Fault = ReadFault.Of(embedded.In, $"{child.Name} stands in its records, and the {parent.Entity.Name} {parent.Key} was read another way") });
        var got = await new GetReader(send, parent.Entity).ReadAsync(parent.Key, unit, cancellation).ConfigureAwait(false);
        if (got.Record is not { } record)
        {
            using (got)
                return Without(parent, got);
        }
        var again = parent with { Bytes = record.Bytes, ReadBy = embedded.In.Name };
        unit[Root.Parent] = again.ToValue();
        return new ChildPage(again, await FindAsync(record.Bytes, [got], unit, cancellation).ConfigureAwait(false));
    }

    private async Task<FeedPage> FindAsync(ReadOnlyMemory<byte> parent, IReadOnlyList<IDisposable> answers, Scope unit, CancellationToken cancellation)
    {
        var judge = new RowJudge(child, new FeedProgram(embedded.In, null, null, embedded.Where, StoresMark: false), unit, known is null ? null : known.Knows).Shape;
        var rows = new List<FeedRow>();
        var fault = Visit(parent, row => rows.Add(judge.Read(row)), judge);
        var found = new ReadPage<FeedRow>
        {
            Number = 1,
            Asked = Asked,
            Rows = rows,
            IsLast = true,
            Fault = fault is null ? null : ReadFault.Of(embedded.In, $"{child.Name} cannot be read: {fault}"),
        };
        var page = await new FeedPages(null, 1).MakeAsync(found, [.. rows.Select(_ => true)], unit, cancellation).ConfigureAwait(false);
        return page with { IsLast = true, Answers = [.. page.Answers, .. answers] };
    }

    private string? Visit(ReadOnlyMemory<byte> parent, RecordVisitor visitor, RowShape<FeedRow> judge)
    {
        var record = new DocumentScan(embedded.Records.Layout);
        if (record.Run(parent) is { } broken)
            return broken.Message;
        var each = embedded.Each is { } path ? new EachNodes(path, judge.Layout) : null;
        var row = new DocumentScan(each?.Layout ?? judge.Layout);
        var places = embedded.Records.Find(record.Slots, out var fault);
        foreach (var place in places)
        {
            if (row.Run(place) is { } wrong)
                return wrong.Message;
            if (each is null)
                visitor(row.Slots);
            else if (each.Visit(row.Slots, visitor) is { } unreadable)
                return unreadable;
        }
        return fault;
    }

    private ChildPage Without(ParentRecord parent, GetOutcome got) => got switch
    {
        { IsMissing: true } => new ChildPage(parent, Empty()) { IsParentMissing = true },
        { Fault: { } fault } => new ChildPage(parent, Empty() with { Fault = fault }),
        _ => new ChildPage(parent, Empty() with
        {
            Faulty = [new FaultyRecord(null, default, $"{parent.Entity.Name} {parent.Key}: {got.Reason}")],
            Counts = new FeedCounts { Received = 1, Faulty = 1 },
        }),
    };

    private FeedPage Empty() => new() { Number = 1, Asked = Asked, IsLast = true };

    private string Asked => $"{child.Name} in {embedded.In.Name}";
}
