using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Reading.Rows;

namespace Rezolve.Mapping.Reading.Operations;

/// <summary>One page of an operation's answers. Its rows may point into the answer: they are valid until it is disposed.</summary>
internal sealed record ReadPage<TRow> : IDisposable
{
    /// <summary>The page's place in its query, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<TRow> Rows { get; init; } = [];

    /// <summary>The other entities in the answer.</summary>
    public AlsoRecords Also { get; init; } = AlsoRecords.None;

    /// <summary>What was asked: the operation, and which page of it.</summary>
    public required string Asked { get; init; }

    /// <summary>Nothing follows: the end was reached, or a fault.</summary>
    public bool IsLast { get; init; }

    /// <summary>Why reading ended early; null where it did not. The rows of this page are good all the same.</summary>
    public ReadFault? Fault { get; init; }

    /// <summary>The vendor's clock when the request was sent, or a little before; null where no answer tells it.</summary>
    public DateTimeOffset? ServerBegan { get; init; }

    /// <summary>The exchange; null where none took place.</summary>
    public ExchangeResult? Exchange { get; init; }

    /// <summary>Gives the answer's memory back.</summary>
    public void Dispose() => Exchange?.Dispose();
}
