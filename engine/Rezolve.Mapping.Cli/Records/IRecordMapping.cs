using Rezolve.Mapping.Transforms;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>Maps one record after the other, in one direction. Serves one page at a time.</summary>
internal interface IRecordMapping
{
    /// <summary>Whether it calls scripts, which want a thread with a known stack.</summary>
    bool CallsScripts { get; }

    /// <summary>Begins a unit of work: one page. Disposing it ends the unit.</summary>
    IDisposable Begin();

    /// <summary>Writes what a record becomes; where it is held or fails nothing is written.</summary>
    /// <param name="record">One JSON document.</param>
    /// <param name="line">Its line, from 1.</param>
    /// <param name="output">Where it is written.</param>
    /// <param name="problems">What was held, and why a record failed.</param>
    RecordOutcome Map(ReadOnlyMemory<byte> record, long line, Utf8Output output, ProblemList problems);
}

/// <summary>How one record ended.</summary>
internal enum RecordOutcome
{
    /// <summary>As a whole.</summary>
    Mapped,

    /// <summary>Without some field that is held.</summary>
    MappedInPart,

    /// <summary>Held: nothing was written.</summary>
    Held,

    /// <summary>It is no record: nothing was written.</summary>
    Failed,
}
