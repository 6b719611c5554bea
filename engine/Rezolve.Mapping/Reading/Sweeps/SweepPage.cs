using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;

namespace Rezolve.Mapping.Reading.Sweeps;

/// <summary>A page of the keys of all records there are.</summary>
/// <param name="Keys">The keys, in the system's order.</param>
/// <param name="Faulty">Rows that tell no key, each with its reason: with any of them, what is in no page may be there all the same.</param>
/// <param name="IsLast">The sweep ends with this page.</param>
internal sealed record SweepPage(IReadOnlyList<SweptKey> Keys, IReadOnlyList<FaultyRecord> Faulty, bool IsLast)
{
    /// <summary>Why the sweep ended early; null where it did not.</summary>
    public ReadFault? Fault { get; init; }
}

/// <summary>A record that is there.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Version">Its version; null where the row does not tell it.</param>
internal sealed record SweptKey(string Key, string? Version);
