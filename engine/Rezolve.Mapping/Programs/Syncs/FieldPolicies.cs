using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Syncs;

/// <summary>What an operator decided for the fields of a sync. What is said of a field counts before what is said of all (<c>*</c>).</summary>
/// <param name="All">What holds for fields of which nothing is said.</param>
/// <param name="Named">What is said of single fields, by name.</param>
internal sealed record FieldPolicies(FieldPolicy All, IReadOnlyDictionary<string, FieldPolicy> Named)
{
    /// <summary>What holds for a field.</summary>
    public FieldPolicy this[string field] => Named.GetValueOrDefault(field, All);
}

/// <summary>What an operator decided for a field.</summary>
internal sealed record FieldPolicy
{
    /// <summary>Whose value always holds: <c>hub</c> or a connection; null where all may change it.</summary>
    public string? Owner { get; init; }

    /// <summary>Who wins where two changed: <c>hub</c>, <c>external</c>, <c>latest</c>, <c>max</c>, <c>min</c>, <c>furthest</c>, <c>diff3</c>, <c>manual</c>, or <c>expression</c>.</summary>
    public string Conflict { get; init; } = "latest";

    /// <summary>The expression over <c>base</c>, <c>hub</c>, <c>external</c> of the rule <c>expression</c>; null for the others.</summary>
    public ValueSlot? Expression { get; init; }

    /// <summary>Who wins where nothing was ever agreed: <c>hold</c>, <c>hub</c>, <c>external</c>, <c>nonEmpty</c>.</summary>
    public string Initial { get; init; } = "hold";

    /// <summary>Which way values go, by connection: <c>both</c>, <c>in</c>, <c>out</c>, <c>none</c>; <c>both</c> where a connection is not named.</summary>
    public IReadOnlyDictionary<string, string> Direction { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// <c>createOnly</c> (written when a ticket is made, then left alone), <c>append</c> (of a text or list: what is added at its end),
    /// <c>union</c> (of a set: what was removed comes back), <c>derived</c> (read and never written), <c>ignore</c>; null for a field that is kept the same.
    /// </summary>
    public string? Mode { get; init; }

    /// <summary>Of a set, the only members that are ours to add and remove; empty for all.</summary>
    public IReadOnlyList<string> Managed { get; init; } = [];

    /// <summary>The order of a field's words for <c>max</c>, <c>min</c> and <c>furthest</c>, the lowest first; empty for the canonical one.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];
}

/// <summary>How people of one system are found in another.</summary>
internal sealed record PeoplePolicy
{
    /// <summary>Who is who, told by an operator: each row has a user's key by connection.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Table { get; init; } = [];

    /// <summary>Which team is which: each row has a team's key by connection.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Teams { get; init; } = [];

    /// <summary>Which organisation is which: each row has an organisation's key by connection.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Organizations { get; init; } = [];

    /// <summary>What people are compared by, the first that finds exactly one counts: <c>email</c>, <c>username</c>, <c>externalId</c>.</summary>
    public IReadOnlyList<string> By { get; init; } = ["email", "username"];

    /// <summary>What stands for somebody who is not found: null freezes the field; else a user's key by connection.</summary>
    public IReadOnlyDictionary<string, string>? Fallback { get; init; }

    /// <summary>How long it is remembered who was found at a system.</summary>
    public TimeSpan Found { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long it is remembered that somebody was not.</summary>
    public TimeSpan Missing { get; init; } = TimeSpan.FromMinutes(10);
}
