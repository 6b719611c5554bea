using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Reading.Rows;

/// <summary>The other entities in one answer, beside what was asked for.</summary>
/// <param name="Records">They, in order.</param>
/// <param name="Fault">Why some could not be found; null where all were.</param>
internal sealed record AlsoRecords(IReadOnlyList<AlsoRecord> Records, string? Fault = null)
{
    /// <summary>None.</summary>
    public static AlsoRecords None { get; } = new([]);

    /// <summary>Finds what an operation says is also in its answers.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="answer">The answer, as JSON.</param>
    public static AlsoRecords Find(OperationProgram operation, ReadOnlyMemory<byte> answer)
    {
        if (operation.Also.Count == 0)
            return None;
        var found = new List<AlsoRecord>();
        string? fault = null;
        foreach (var (entity, places) in operation.Also)
        {
            var scan = new DocumentScan(places.Layout);
            var broken = scan.Run(answer)?.Message;
            if (broken is null)
                found.AddRange(places.Find(scan.Slots, out broken).Select(bytes => new AlsoRecord(entity, bytes)));
            fault ??= broken is null ? null : $"{operation.Name}: what is also in the answer ({entity}, {places.Path}) was not read: {broken}.";
        }
        return new AlsoRecords(found, fault);
    }
}

/// <summary>One record of another entity that came along.</summary>
/// <param name="Entity">The entity's name.</param>
/// <param name="Bytes">It, as JSON; valid as long as its page.</param>
internal sealed record AlsoRecord(string Entity, ReadOnlyMemory<byte> Bytes);
