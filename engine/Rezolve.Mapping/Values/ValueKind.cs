namespace Rezolve.Mapping.Values;

/// <summary>What a <see cref="Value"/> is.</summary>
public enum ValueKind : byte
{
    /// <summary>Absent: the member is left out.</summary>
    Undefined,

    /// <summary>JSON null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number that keeps the digits it was written with.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A point in time, in UTC, to 100 ns.</summary>
    Instant,

    /// <summary>A calendar date without a time.</summary>
    Date,

    /// <summary>A span of time, to 100 ns.</summary>
    Duration,

    /// <summary>An ordered list of values.</summary>
    List,

    /// <summary>Members by name, in the order they were added.</summary>
    Object,

    /// <summary>No value could be computed; carries the reason. Any operation on a fault gives the same fault.</summary>
    Fault,
}
