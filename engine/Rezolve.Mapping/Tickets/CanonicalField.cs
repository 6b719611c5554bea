namespace Rezolve.Mapping.Tickets;

/// <summary>One field of the canonical model.</summary>
/// <param name="Name">Its dotted name: <c>subject</c>, <c>resolution.code</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Summary">What it means, in one sentence.</param>
public sealed record CanonicalField(string Name, FieldType Type, string Summary)
{
    /// <summary>What a set or list holds.</summary>
    public FieldType Of { get; init; } = FieldType.Text;

    /// <summary>The usual codes of a choice; others are allowed unless <see cref="Closed"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>No code but <see cref="Words"/> is allowed.</summary>
    public bool Closed { get; init; }
}

/// <summary>The kinds of thing that systems hold, as the manifest names them.</summary>
public enum EntityKind
{
    /// <summary>A ticket, incident, request, case.</summary>
    Ticket,

    /// <summary>A comment or note of a ticket.</summary>
    Comment,

    /// <summary>A file of a ticket or comment.</summary>
    Attachment,

    /// <summary>A person or bot.</summary>
    User,

    /// <summary>A team of people.</summary>
    Team,

    /// <summary>A company or department.</summary>
    Organization,

    /// <summary>A clock of a service level agreement.</summary>
    Sla,

    /// <summary>A question that waits for a yes.</summary>
    Approval,

    /// <summary>A prepared change.</summary>
    Macro,

    /// <summary>A relation between two tickets.</summary>
    Link,

    /// <summary>One change of one field in the past.</summary>
    History,
}

/// <summary>Questions that many ask of a kind.</summary>
internal static class EntityKinds
{
    /// <summary>The word an author writes for a kind: its name with a small first letter.</summary>
    public static string Word(this EntityKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];
}
