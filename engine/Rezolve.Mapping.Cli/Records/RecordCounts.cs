using System.Text.Json;
using Rezolve.Mapping.Cli.Output;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>Counts by outcome: what went in is what came out.</summary>
internal sealed class RecordCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<RecordOutcome>().Length];

    /// <summary>How many ended so.</summary>
    public long this[RecordOutcome outcome] => _counts[(int)outcome];

    /// <summary>How many went in.</summary>
    public long Read => _counts.Sum();

    /// <summary>Whether every record was mapped as a whole.</summary>
    public bool IsWhole => this[RecordOutcome.Mapped] == Read;

    /// <summary>Counts one record.</summary>
    public void Add(RecordOutcome outcome) => _counts[(int)outcome]++;

    /// <summary>Adds the counts of another.</summary>
    public void Add(RecordCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }

    /// <summary>Writes the members of the summary.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("read", Read);
        json.WriteNumber("mapped", this[RecordOutcome.Mapped]);
        json.WriteNumber("mappedInPart", this[RecordOutcome.MappedInPart]);
        json.WriteNumber("held", this[RecordOutcome.Held]);
        json.WriteNumber("failed", this[RecordOutcome.Failed]);
    }

    /// <summary>The summary in words; outcomes that did not occur are left out.</summary>
    public override string ToString()
    {
        var parts = new List<string> { $"{Counts.Of(Read, "record")} read", $"{this[RecordOutcome.Mapped]:N0} mapped" };
        if (this[RecordOutcome.MappedInPart] > 0)
            parts.Add($"{this[RecordOutcome.MappedInPart]:N0} mapped in part");
        if (this[RecordOutcome.Held] > 0)
            parts.Add($"{this[RecordOutcome.Held]:N0} held");
        if (this[RecordOutcome.Failed] > 0)
            parts.Add($"{this[RecordOutcome.Failed]:N0} failed");
        return string.Join(", ", parts) + ".";
    }
}
