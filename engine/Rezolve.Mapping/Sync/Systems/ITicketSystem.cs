using Rezolve.Mapping.Reconciling.Transitions;

namespace Rezolve.Mapping.Sync.Systems;

/// <summary>
/// The tickets of one system, as the spine asks for them. A connection that a manifest describes is one; a simulated vendor is another.
/// Nothing here throws but for cancellation and bugs: what went wrong is in the report.
/// </summary>
internal interface ITicketSystem
{
    /// <summary>Reads a feed, page by page: what changed since a mark, or all there is.</summary>
    /// <param name="request">Which feed, and from where.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Pages; the last one says so. Each is disposed by whoever takes it.</returns>
    IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation);

    /// <summary>Reads a ticket as it is now.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<ReadReport> ReadAsync(string key, CancellationToken cancellation);

    /// <summary>Tells the steps that a ticket's status may take now.</summary>
    /// <param name="ticket">The ticket, read just before.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The steps, in the vendor's statuses; a failure where they cannot be told.</returns>
    Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation);

    /// <summary>Sends one write, once. It is never repeated here.</summary>
    /// <param name="order">What to write.</param>
    /// <param name="cancellation">Ends the wait; the write may take effect all the same.</param>
    Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation);

    /// <summary>Looks for what a create whose outcome is not known may have made, or for tickets that say the same.</summary>
    /// <param name="order">What is looked for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation);
}

/// <summary>The people of one system.</summary>
internal interface IPeopleSystem
{
    /// <summary>Whether reading somebody by their key tells what tickets do not tell of them: what account it is, what a directory knows them by.</summary>
    bool TellsMore => false;

    /// <summary>Looks for a person.</summary>
    /// <param name="by">What is compared: <c>email</c>, <c>username</c>, <c>name</c>, <c>externalId</c>, or <c>key</c>.</param>
    /// <param name="person">Who is looked for: the value compared stands in the member of that name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Those found; a failure where nobody could be asked.</returns>
    Task<PeopleReport> FindAsync(string by, SystemPerson person, CancellationToken cancellation);
}

/// <summary>What the steps of a ticket are, or why they cannot be told.</summary>
/// <param name="Steps">The steps; null where the system lists none and the declared ones count.</param>
/// <param name="Failure">Why they cannot be told; null where they can.</param>
internal sealed record StepsReport(IReadOnlyList<Transition>? Steps, Failure? Failure = null);

/// <summary>What came of looking for a person.</summary>
/// <param name="People">Those found; more than one is as good as none.</param>
/// <param name="Failure">Why nobody could be asked; null where somebody was.</param>
internal sealed record PeopleReport(IReadOnlyList<SystemPerson> People, Failure? Failure = null)
{
    /// <summary>Whether it was known already, and nobody was asked.</summary>
    public bool IsRemembered { get; init; }
}

/// <summary>A person as one system knows them.</summary>
/// <param name="Key">The system's key; empty where it is not known.</param>
internal sealed record SystemPerson(string Key)
{
    /// <summary>The name people read; null where it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>The name they sign in with; null where it is not known.</summary>
    public string? Username { get; init; }

    /// <summary>Their address; null where it is not known.</summary>
    public string? Email { get; init; }

    /// <summary>What a directory outside knows them by; null where it is not known.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether it is a program that works under a name.</summary>
    public bool IsBot { get; init; }

    /// <summary>Whether they may be given work; one who may not is known when read, and not found when written.</summary>
    public bool IsActive { get; init; } = true;
}
