using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems;

/// <summary>
/// A ticket as a system told of it. Field values are canonical JSON values in normal form: instants as ISO 8601 in UTC, sets sorted,
/// people and teams as the system's keys.
/// </summary>
internal sealed record SystemTicket
{
    /// <summary>The system's key.</summary>
    public required string Key { get; init; }

    /// <summary>The key it was asked for by, where that is another: it was merged into this one, or moved.</summary>
    public string? AskedKey { get; init; }

    /// <summary>The version; null where the system tells none.</summary>
    public string? Version { get; init; }

    /// <summary>When it changed last, by the system's clock; null where it does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was made, by the system's clock; null where it does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The address for people; null where there is none.</summary>
    public string? Url { get; init; }

    /// <summary>The number people know it by; null where there is none.</summary>
    public string? Number { get; init; }

    /// <summary>The values by field. What was not told is not there; what could not be read is a fault with its reason.</summary>
    public required IReadOnlyDictionary<string, Value> Fields { get; init; }

    /// <summary>The people and teams that its fields name, as far as the answer tells of them, by key.</summary>
    public IReadOnlyDictionary<string, SystemPerson> People { get; init; } = new Dictionary<string, SystemPerson>();

    /// <summary>The status in the vendor's own word; null where it was not told, or where nothing depends on it: without steps and frozen statuses.</summary>
    public string? VendorStatus { get; init; }

    /// <summary>The vendor's record, for requests that want it; undefined where there is none.</summary>
    public Value Record { get; init; }

    /// <summary>The header fields that came with it; undefined where it came in a list.</summary>
    public Value Headers { get; init; }

    /// <summary>The key of the create of ours that made it, where the system tells; null where its record has to be looked through.</summary>
    public string? BornOf { get; init; }

    /// <summary>A digest of everything above that counts: equal means that nothing changed.</summary>
    public UInt128 Fingerprint { get; init; }

    /// <summary>The vendor says that it was deleted.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The key of the ticket it was merged into; null where it was not.</summary>
    public string? MergedInto { get; init; }

    /// <summary>When it was read, by the system's clock where that is known.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What only says that something of the ticket has changed, whatever it was: a later one is another text. Null where the system tells nothing of the kind.</summary>
    public string? Stamp => UpdatedAt is { } updated ? RowValues.Text(updated) : Version;

    /// <summary>When it was made, by our clock: the two clocks differ by what they said when it was read, or by less.</summary>
    /// <param name="now">Now, by our clock; not before it was read.</param>
    public DateTimeOffset? MadeAt(DateTimeOffset now) => CreatedAt + (now - ReadAt);
}

/// <summary>Which feed is read, and from where.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Filter">What it is narrowed to.</param>
internal sealed record FeedRequest(FeedKind Kind, ValueObject Filter)
{
    /// <summary>Where the last run ended, as JSON; undefined before the first.</summary>
    public Value Mark { get; init; }

    /// <summary>Where a feed without a mark begins; null for its beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>What comments and files tell of themselves is read too, where they have a feed of their own.</summary>
    public bool WithParts { get; init; }
}

/// <summary>A feed.</summary>
internal enum FeedKind
{
    /// <summary>What changed.</summary>
    Changes,

    /// <summary>All there is, whole.</summary>
    All,

    /// <summary>The keys of all there is.</summary>
    Keys,
}

/// <summary>A page of a feed. What it holds is valid until it is disposed.</summary>
internal sealed class TicketPage : IDisposable
{
    /// <summary>The tickets, in the vendor's order.</summary>
    public IReadOnlyList<PageTicket> Tickets { get; init; } = [];

    /// <summary>Whose comments and files changed, row by row: each is read whole.</summary>
    public IReadOnlyList<PartNews> Parts { get; init; } = [];

    /// <summary>Keys that were named and are not there: a hint, not yet a deletion.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What could not be read, each with its reason: kept, shown, never dropped.</summary>
    public IReadOnlyList<UnreadTicket> Unread { get; init; } = [];

    /// <summary>How many rows were passed over because they do not count (<c>where</c>), or were there before.</summary>
    public int Skipped { get; init; }

    /// <summary>How far the feed has been read with this page, as JSON: stored when the page's effects are durable. Undefined where no mark is kept.</summary>
    public Value Mark { get; init; }

    /// <summary>When the page was asked for, by the system's clock; null where that is not known.</summary>
    public DateTimeOffset? ServerBegan { get; init; }

    /// <summary>The feed ends with this page.</summary>
    public bool IsLast { get; set; }

    /// <summary>Why the feed ended early; null where it did not. What the page holds is good all the same.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What else is worth knowing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gives memory back; null where there is none to give.</summary>
    public IDisposable? Memory { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Memory?.Dispose();
}

/// <summary>Something that was said or added, as a feed of its own tells of it.</summary>
/// <param name="Entity">What the key is of: the ticket's entity, or a comment's or file's where nothing tells whose it is.</param>
/// <param name="Key">The key.</param>
internal sealed record PartNews(string Entity, string Key)
{
    /// <summary>It was told before, and is as it was.</summary>
    public bool IsKnown { get; init; }
}

/// <summary>A ticket on a page: what is needed to see that nothing changed, and the rest only if asked.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Fingerprint">Its digest; zero for a row that only names it.</param>
/// <param name="Read">Gives the ticket; null for a row that only names it.</param>
internal sealed record PageTicket(string Key, UInt128 Fingerprint, Func<SystemTicket>? Read)
{
    /// <summary>Its stamp; null for a row that tells none.</summary>
    public string? Stamp => Read?.Invoke().Stamp;
}

/// <summary>A row that could not be read.</summary>
/// <param name="Key">Its key; null where it tells none.</param>
/// <param name="Failure">What is wrong with it.</param>
internal sealed record UnreadTicket(string? Key, Failure Failure);
