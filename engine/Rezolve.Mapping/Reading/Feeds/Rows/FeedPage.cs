using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Reading.Rows;

namespace Rezolve.Mapping.Reading.Feeds.Rows;

/// <summary>One page of a feed: the records, what became of the other rows, and the mark to store when the page's effects are durable.</summary>
internal sealed record FeedPage : IDisposable
{
    /// <summary>The page's place in the run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What was asked: operation and page.</summary>
    public required string Asked { get; init; }

    /// <summary>The records, in the vendor's order. Their bytes are valid until the page is disposed.</summary>
    public IReadOnlyList<ReadRecord> Records { get; init; } = [];

    /// <summary>The other entities in the answers: learned from before the records are mapped.</summary>
    public IReadOnlyList<AlsoRecord> Also { get; init; } = [];

    /// <summary>The keys that were named but are not there.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<FaultyRecord> Faulty { get; init; } = [];

    /// <summary>What became of the rows.</summary>
    public FeedCounts Counts { get; init; }

    /// <summary>How far the feed has been read with this page: stored with the page's effects. Null before the first mark, and for lists.</summary>
    public CursorMark? Mark { get; init; }

    /// <summary>The run ends with this page.</summary>
    public bool IsLast { get; init; }

    /// <summary>Why the run ended early; null where it did not. What the page holds is good all the same.</summary>
    public ReadFault? Fault { get; init; }

    /// <summary>The vendor's clock when the page was asked for, or a little before; null where no answer tells it.</summary>
    public DateTimeOffset? ServerBegan { get; init; }

    /// <summary>What else is worth knowing: positions that cannot be read, an order that is none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The answers the bytes are in.</summary>
    public IReadOnlyList<IDisposable> Answers { get; init; } = [];

    /// <summary>Gives the answers' memory back.</summary>
    public void Dispose()
    {
        foreach (var answer in Answers)
            answer.Dispose();
    }
}
