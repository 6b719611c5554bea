using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>
/// The tables under which values were agreed. What is agreed is kept in the hub's words, so where a table changes, only the one before it tells what the system's word was,
/// and so whether that still means the same. Safe for many threads.
/// </summary>
/// <param name="store">Where they are kept.</param>
/// <param name="tenant">Whose they are.</param>
internal sealed class FormerTables(ISyncStore store, string tenant)
{
    private readonly ConcurrentDictionary<string, ILookup<string, string>> _words = new(StringComparer.Ordinal);

    /// <summary>Takes over the tables that were kept.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        for (RowQuery? query = new(tenant, RowKinds.Table, 500); query is not null;)
        {
            var page = await store.PageAsync(query, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows)
                _words[row.Key.Id] = WordsOf(ValueJson.Read(row.Content)["words"]);
            query = page.Next is { } next ? query with { After = next } : null;
        }
    }

    /// <summary>Keeps the tables that are in force and that it does not know yet.</summary>
    /// <param name="systems">The systems.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task KeepAsync(IEnumerable<SystemFacts> systems, CancellationToken cancellation)
    {
        var writes = new List<RowWrite>();
        foreach (var (id, field) in systems.SelectMany(facts => facts.Fields.Where(field => field.Words is not null).Select(field => (IdOf(facts, field, field.Fingerprint), field))))
        {
            if (_words.TryAdd(id, field.Words!.ToLookup(word => word.Value, word => word.Key, StringComparer.Ordinal)))
                writes.Add(new RowWrite(new RowKey(tenant, RowKinds.Table, id), RowContent.Begin().With("words", Of(field.Words!)).End()));
        }
        if (writes.Count > 0)
            await store.CommitAsync(new StoreChange { Writes = writes }, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether the system's words for what was agreed still mean that. A word that the table no longer has means nothing else, and so does what was agreed under a table
    /// that nobody kept.
    /// </summary>
    /// <param name="facts">The system.</param>
    /// <param name="field">The field, as it is mapped now.</param>
    /// <param name="agreed">What was agreed, under whichever map.</param>
    public bool StillMeans(SystemFacts facts, SyncedField field, AgreedPair agreed) =>
        field.Words is not { } now || !_words.TryGetValue(IdOf(facts, field, agreed.Map), out var then)
        || Members(agreed.External).All(value => then[value].All(word => !now.TryGetValue(word, out var means) || means == value));

    private static IEnumerable<string> Members(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => [],
        ValueKind.List => value.List.Select(member => member.ToString()),
        _ => [value.ToString()],
    };

    private static string IdOf(SystemFacts facts, SyncedField field, MapFingerprint map) => $"{facts.Connection}/{field.Name}/{map.Rest}";

    private static Value Of(IReadOnlyDictionary<string, string> words)
    {
        var members = new ValueObject();
        foreach (var (word, means) in words)
            members[word] = Value.Of(means);
        return Value.Of(members);
    }

    private static ILookup<string, string> WordsOf(Value row) =>
        (row.Kind == ValueKind.Object ? row.Object : []).ToLookup(member => member.Value.Text, member => member.Key, StringComparer.Ordinal);
}
