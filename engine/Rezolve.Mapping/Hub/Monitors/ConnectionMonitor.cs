namespace Rezolve.Mapping.Hub.Monitors;

/// <summary>What came in of a system and what was written there, in numbers that stay small.</summary>
internal sealed record ConnectionMonitor
{
    /// <summary>Records that feeds told of as changed.</summary>
    public long Told { get; init; }

    /// <summary>Of these, those that said nothing new: our own writes, and what feeds tell twice.</summary>
    public long Echoes { get; init; }

    /// <summary>Tickets that came in new or changed.</summary>
    public long Edits { get; init; }

    /// <summary>Writes to tickets that took effect there.</summary>
    public long Writes { get; init; }

    /// <summary>What came in, by field.</summary>
    public IReadOnlyDictionary<string, FieldMonitor> Fields { get; init; } = new Dictionary<string, FieldMonitor>();

    /// <summary>Whether nothing is to be kept: that something told nothing new is kept with the next thing that does.</summary>
    public bool IsQuiet => Edits == 0 && Writes == 0;

    /// <summary>This and what came after it.</summary>
    public ConnectionMonitor Then(ConnectionMonitor after)
    {
        var fields = Fields.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, field) in after.Fields)
            fields[name] = fields.TryGetValue(name, out var known) ? known.Then(field) : field;
        return new ConnectionMonitor { Told = Told + after.Told, Echoes = Echoes + after.Echoes, Edits = Edits + after.Edits, Writes = Writes + after.Writes, Fields = fields };
    }
}
