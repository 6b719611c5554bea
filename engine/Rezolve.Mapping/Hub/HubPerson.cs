namespace Rezolve.Mapping.Hub;

/// <summary>A person or team of the hub.</summary>
/// <param name="Id">Its identity: random, and never used twice.</param>
/// <param name="Kind"><c>user</c>, <c>team</c> or <c>organization</c>.</param>
internal sealed record HubPerson(string Id, string Kind)
{
    /// <summary>The systems that know them: connection → the system's key.</summary>
    public IReadOnlyDictionary<string, PersonReference> Keys { get; init; } = new Dictionary<string, PersonReference>();

    /// <summary>The name people read; null where it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The name they sign in with; null where it is not known.</summary>
    public string? Username { get; init; }

    /// <summary>Their address, in lower case; null where it is not known.</summary>
    public string? Email { get; init; }

    /// <summary>What a directory outside knows them by, the same in several systems; null where it is not known.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether it is a program that works under a name: such a one is nobody elsewhere.</summary>
    public bool IsBot { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>How a system knows a person, and why we think so.</summary>
/// <param name="Key">The system's key.</param>
/// <param name="Rule">The rule that found them: <c>table</c>, <c>origin</c>, <c>email</c>, <c>username</c>, <c>externalId</c>.</param>
/// <param name="At">When.</param>
internal sealed record PersonReference(string Key, string Rule, DateTimeOffset At);
