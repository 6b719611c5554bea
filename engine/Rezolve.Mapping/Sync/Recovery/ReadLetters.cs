using System.Collections.Concurrent;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// Which records and tickets were given up because they could not be read: once one is read again, its letter is taken back. Kept in memory, so that
/// nothing is looked up for the many that were never in trouble. Safe for many threads.
/// </summary>
/// <param name="store">Where letters are kept.</param>
/// <param name="tenant">Whose they are.</param>
internal sealed class ReadLetters(ISyncStore store, string tenant)
{
    /// <summary>The group of such letters.</summary>
    public const string Group = "read";

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Takes over those of before.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        for (RowQuery? query = new(tenant, RowKinds.Letter, 500); query is not null;)
        {
            var page = await store.PageAsync(query, cancellation).ConfigureAwait(false);
            foreach (var letter in page.Rows.Select(LetterRows.Read))
                Given(letter);
            query = page.Next is { } next ? query with { After = next } : null;
        }
    }

    /// <summary>A letter is written.</summary>
    public void Given(DeadLetter letter)
    {
        if (letter.Group == Group)
            _known[letter.Id] = true;
    }

    /// <summary>The letter of a record; null where it has none.</summary>
    public DeadSubject? Of(string connection, string key) => Known(new DeadSubject(connection, null, key, Group));

    /// <summary>The letter of a ticket at a system; null where it has none.</summary>
    public DeadSubject? OfTicket(string connection, string ticket) => Known(new DeadSubject(connection, ticket, null, Group));

    private DeadSubject? Known(in DeadSubject about) => !_known.IsEmpty && _known.ContainsKey(about.Id) ? about : null;
}
