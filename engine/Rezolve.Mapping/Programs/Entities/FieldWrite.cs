using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>One way a field is written: into the document, or by a request of its own.</summary>
internal sealed record FieldWrite
{
    /// <summary>Where the value goes in the document; exactly one of this and <see cref="Operation"/> is there.</summary>
    public WritablePath? Path { get; init; }

    /// <summary>The request that is made after the document's.</summary>
    public OperationProgram? Operation { get; init; }

    /// <summary>Gives what is written, from <c>value</c>, <c>added</c>, <c>removed</c>, the entity and <c>current</c>; null writes the converted value.</summary>
    public ValueSlot? Value { get; init; }

    /// <summary>Only where this is true; null means always.</summary>
    public ValueSlot? When { get; init; }

    /// <summary>When it is written.</summary>
    public WriteOn On { get; init; } = WriteOn.Always;

    /// <summary>Written where the hub has no value, as the vendor writes it; undefined where there is no default.</summary>
    public Value Default { get; init; }

    /// <summary>How the vendor wants it written, where it is not how it is read.</summary>
    public ConversionProgram? As { get; init; }

    /// <summary>One request for each member added or removed; null for one in all.</summary>
    public WriteForEach? ForEach { get; init; }

    /// <summary>The vendor replaces the list: it is sent complete.</summary>
    public bool Whole { get; init; }
}

/// <summary>When a write takes place.</summary>
internal enum WriteOn
{
    /// <summary>Creating and updating.</summary>
    Always,

    /// <summary>Only when the record is made.</summary>
    Create,

    /// <summary>Only when it is changed.</summary>
    Update,
}

/// <summary>What a request is repeated for.</summary>
internal enum WriteForEach
{
    /// <summary>Each member that was added.</summary>
    Added,

    /// <summary>Each member that was removed.</summary>
    Removed,
}
