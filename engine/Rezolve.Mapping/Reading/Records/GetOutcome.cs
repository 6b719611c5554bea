using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Rows;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>What came of reading one record: it, its absence, a reason against this one, or a fault of the whole connection.</summary>
internal sealed record GetOutcome : IDisposable
{
    /// <summary>The record; null where there is none.</summary>
    public ReadRecord? Record { get; init; }

    /// <summary>The other entities in the answer.</summary>
    public AlsoRecords Also { get; init; } = AlsoRecords.None;

    /// <summary>The vendor says that it is not there.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Why this record cannot be read, though others may; null where that is not so.</summary>
    public string? Reason { get; init; }

    /// <summary>Why nothing can be read now; null where that is not so.</summary>
    public ReadFault? Fault { get; init; }

    /// <summary>The answer the record's bytes are in.</summary>
    public ExchangeResult? Exchange { get; init; }

    /// <summary>Gives the answer's memory back.</summary>
    public void Dispose() => Exchange?.Dispose();
}
