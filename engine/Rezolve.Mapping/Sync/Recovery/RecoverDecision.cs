using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>What is known when a create is made good whose outcome is not.</summary>
internal sealed record RecoverSituation
{
    /// <summary>The create.</summary>
    public required CreateIntent Intent { get; init; }

    /// <summary>The way to make it good.</summary>
    public required RecoverFacts Facts { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The longest that a request may still arrive after it was sent.</summary>
    public required TimeSpan RequestTimeout { get; init; }

    /// <summary>How long the system's reads may lag behind its writes.</summary>
    public TimeSpan ReadLag { get; init; }

    /// <summary>How fine the system's clock is: what was made within it may bear an earlier instant.</summary>
    public TimeSpan Resolution { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What a look found, the oldest first; null before anybody looked.</summary>
    public IReadOnlyList<SystemTicket>? Found { get; init; }

    /// <summary>Keys of the system that have a link or had one: none of them is the outcome.</summary>
    public IReadOnlySet<string> Linked { get; init; } = new HashSet<string>();

    /// <summary>Whether it is not known when it was sent, if ever, but in a long time: many may have been made then, and of these only one that says the same is it.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether two values of a field are the same, as the system compares them.</summary>
    public Func<string, Value, Value, bool> AreSame { get; init; } = (_, left, right) => ValueEquality.AreEqual(left, right);

    /// <summary>Whether our account made a ticket; null where the system does not tell.</summary>
    public Func<SystemTicket, bool?> IsOurs { get; init; } = _ => null;
}

/// <summary>Decides what is done next about a create, so that it takes effect once. Pure.</summary>
internal static class RecoverDecision
{
    /// <summary>The next step.</summary>
    /// <param name="known">What is known.</param>
    public static RecoverStep Of(RecoverSituation known)
    {
        var (intent, facts) = (known.Intent, known.Facts);
        if (intent.State == CreateState.Held)
            return new RecoverStep.Person(intent.Hold?.WaitsFor ?? "A person has to say whether it was made.");
        if (intent.State == CreateState.Planned)
            return new RecoverStep.Resend();
        if (intent is not { FirstSentAt: { } first, LastSentAt: { } last })
            return new RecoverStep.Person("Nobody can tell whether it was made: it is not known when it was sent.");
        switch (RecoverTiming.Of(facts, first, last, known.Now, known.RequestTimeout, known.ReadLag))
        {
            case RecoverStep.Person person:
                return new RecoverStep.Person($"Nobody can tell whether it was made: {person.Reason}.");
            case not RecoverStep.Look and var step:
                return step;
        }
        if (known.Found is not { } found)
            return new RecoverStep.Look();
        return facts.Method == RecoverMethod.Match ? ByMatch(known, found, first, last + known.RequestTimeout) : ByKey(known, found);
    }

    private static RecoverStep ByKey(RecoverSituation known, IReadOnlyList<SystemTicket> found) =>
        found.Count == 0 ? new RecoverStep.Resend()
        : known.Linked.Contains(found[0].Key) ? new RecoverStep.Person($"{found[0].Key} bears its key and belongs to another ticket.")
        : new RecoverStep.Adopt(found[0].Key);

    private static RecoverStep ByMatch(RecoverSituation known, IReadOnlyList<SystemTicket> found, DateTimeOffset first, DateTimeOffset arrived)
    {
        var window = known.Facts.Window + known.Resolution;
        var candidates = found
            .Where(one => !known.Linked.Contains(one.Key) && known.IsOurs(one) != false)
            .Where(one => one.MadeAt(known.Now) is not { } made || (made >= first - window && made <= arrived + window))
            .ToList();
        if (known.IsLong && candidates.FindAll(one => one.CreatedAt is not null && Compared(known).Count > 0 && Differing(known, one) is null) is { Count: > 0 } same)
            candidates = same;
        return candidates switch
        {
            [] => new RecoverStep.Resend(),
            [{ CreatedAt: null } one] => new RecoverStep.Person($"{one.Key} may be what was made: the system does not tell when it was."),
            [var one] when Compared(known).Count == 0 => new RecoverStep.Person($"{one.Key} may be what was made: no field can be compared."),
            [var one] when Differing(known, one) is { } field => new RecoverStep.Person($"{one.Key} may be what was made: its {field} is another."),
            [var one] => new RecoverStep.Adopt(one.Key),
            _ => new RecoverStep.Person($"Each of {string.Join(", ", candidates.Take(5).Select(one => one.Key))} may be what was made."),
        };
    }

    // A field whose reading cannot be told beforehand says nothing for or against a ticket.
    private static List<string> Compared(RecoverSituation known) =>
        [.. known.Facts.By.Where(field => known.Intent.Members.TryGetValue(field, out var meant) && meant.External.Kind != ValueKind.Undefined)];

    private static string? Differing(RecoverSituation known, SystemTicket ticket) => Compared(known).FirstOrDefault(field =>
        !known.AreSame(field, known.Intent.Members[field].External, ticket.Fields.TryGetValue(field, out var told) ? told : Value.Undefined));
}
