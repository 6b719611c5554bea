using System.Collections.Concurrent;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.People;

/// <summary>
/// Who is who: the people, teams and organisations of the hub, and the keys by which systems know them. What was found once is stored with the
/// rule that found it. Safe for many threads.
/// </summary>
/// <param name="store">Where they are kept.</param>
/// <param name="tenant">Whose they are.</param>
/// <param name="systems">The systems, to ask.</param>
/// <param name="policy">What people are compared by.</param>
/// <param name="clock">Dates what was found, and ends what was not.</param>
/// <param name="newId">Gives ids.</param>
/// <param name="counts">Counts how often somebody was known without asking.</param>
internal sealed class PersonDirectory(
    ISyncStore store, string tenant, IReadOnlyDictionary<string, ConnectedSystem> systems, PeoplePolicy policy, TimeProvider clock, Func<string> newId, LookupCounts counts)
{
    private readonly ConcurrentDictionary<(string Connection, string Kind, string Key), string> _ids = new();
    private readonly ConcurrentDictionary<(string Connection, string Kind, string Key), Lazy<Task<(string? Id, Failure? Failure)>>> _asked = new();
    private readonly KnownPeople _known = new(store, tenant, policy, newId);
    private readonly PersonSearch _search = new(systems, policy, clock, counts);

    /// <summary>Finds everybody that a ticket names, on both sides.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="external">The system's keys, with what its answer told of them.</param>
    /// <param name="hubIds">The hub's ids.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<PersonLookup> ForAsync(
        string connection, IEnumerable<(FieldType Kind, string Key, SystemPerson? Told)> external, IEnumerable<string> hubIds, CancellationToken cancellation)
    {
        var toHub = new Dictionary<(string, string), Value>();
        var toExternal = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (of, key, told) in external)
        {
            var kind = PersonLookup.KindOf(of);
            if (toHub.ContainsKey((kind, key)))
                continue;
            var (id, failure) = await IdOfAsync(connection, kind, key, told, cancellation).ConfigureAwait(false);
            if (failure is not null)
                return new PersonLookup(toHub, toExternal) { Failure = failure };
            toHub[(kind, key)] = Value.Of(id);
            toExternal[id!] = Value.Of(key);
        }
        foreach (var id in hubIds.Distinct(StringComparer.Ordinal).Where(id => !toExternal.ContainsKey(id)))
        {
            var (key, failure) = await KeyOfAsync(connection, id, cancellation).ConfigureAwait(false);
            if (failure is not null)
                return new PersonLookup(toHub, toExternal) { Failure = failure };
            toExternal[id] = key;
        }
        return new PersonLookup(toHub, toExternal);
    }

    /// <summary>The name by which people know a user of a system; null where nobody tells one.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="told">The user, as far as an answer told of them.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<(string? Name, Failure? Failure)> NameOfAsync(string connection, SystemPerson told, CancellationToken cancellation)
    {
        var (id, failure) = await IdOfAsync(connection, PersonLookup.KindOf(FieldType.User), told.Key, told, cancellation).ConfigureAwait(false);
        var person = id is null ? null : await _known.PersonAsync(id, cancellation).ConfigureAwait(false);
        return (person?.Name ?? person?.Username, failure);
    }

    /// <summary>The key at another system of a user of a system; null where they are not known there. Nobody stands for them.</summary>
    /// <param name="connection">The system that knows them.</param>
    /// <param name="key">Their key there.</param>
    /// <param name="other">The other system.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<string?> TwinAsync(string connection, string key, string other, CancellationToken cancellation)
    {
        var (id, _) = await IdOfAsync(connection, PersonLookup.KindOf(FieldType.User), key, null, cancellation).ConfigureAwait(false);
        if (id is null)
            return null;
        var (twin, _) = await KeyOfAsync(other, id, cancellation).ConfigureAwait(false);
        return twin.Kind == ValueKind.Text && twin.Text != policy.Fallback?.GetValueOrDefault(other) ? twin.Text : null;
    }

    // Many tickets of a page name the same people: whoever asks while another does waits for that answer.
    private async Task<(string? Id, Failure? Failure)> IdOfAsync(string connection, string kind, string key, SystemPerson? told, CancellationToken cancellation)
    {
        if (_ids.TryGetValue((connection, kind, key), out var id))
        {
            counts.Count(connection, isKnown: true);
            return (id, null);
        }
        var asked = _asked.GetOrAdd((connection, kind, key), _ => new(() => AskAsync(connection, kind, key, told, cancellation)));
        try
        {
            return await asked.Value.ConfigureAwait(false);
        }
        finally
        {
            _asked.TryRemove(new((connection, kind, key), asked));
        }
    }

    // In the hub everybody can be kept: somebody nobody knows becomes a new person.
    private async Task<(string? Id, Failure? Failure)> AskAsync(string connection, string kind, string key, SystemPerson? told, CancellationToken cancellation)
    {
        if (await StoredAsync(connection, kind, key, cancellation).ConfigureAwait(false) is { } found)
        {
            counts.Count(connection, isKnown: true);
        }
        else
        {
            var (person, failure) = await _search.TellAsync(connection, kind, key, told, cancellation).ConfigureAwait(false);
            if (failure is not null)
                return (null, failure);
            found = await _known.AdmitAsync(connection, kind, person, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        }
        _ids[(connection, kind, key)] = found;
        return (found, null);
    }

    // What an operator says counts before what was found: a key that the table gives to somebody, and a person to whom it gives another key.
    private async Task<string?> StoredAsync(string connection, string kind, string key, CancellationToken cancellation)
    {
        if (await _known.OfKeyAsync(connection, kind, key, cancellation).ConfigureAwait(false) is not { } found)
            return null;
        if (await _known.OfTableAsync(connection, kind, key, cancellation).ConfigureAwait(false) is { } named)
            return named;
        if (await _known.PersonAsync(found, cancellation).ConfigureAwait(false) is not { } person || _known.Table.KeyOf(person, connection) is not { } theirs || theirs == key)
            return found;
        await _known.BindAsync(person, connection, theirs, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        return await _known.OfKeyAsync(connection, kind, key, cancellation).ConfigureAwait(false);
    }

    private async Task<(Value Key, Failure? Failure)> KeyOfAsync(string connection, string id, CancellationToken cancellation)
    {
        if (await _known.PersonAsync(id, cancellation).ConfigureAwait(false) is not { } person)
            return (Value.Fault($"there is nobody '{id}' in the hub"), null);
        if ((await TheirsAsync(connection, person, cancellation).ConfigureAwait(false) ?? person.Keys.GetValueOrDefault(connection)?.Key) is { } known)
        {
            var isActive = await _search.IsActiveAsync(connection, person, known, cancellation).ConfigureAwait(false);
            return (isActive ? Value.Of(known) : Fallback(connection, $"{person.Name ?? known} is no longer active at {connection}"), null);
        }
        var (reference, missed, failure) = await _search.FindAsync(connection, person, cancellation).ConfigureAwait(false);
        if (failure is not null)
            return (default, failure);
        if (reference is null)
            return (Fallback(connection, missed!), null);
        // Where the key is somebody else's already, two people would be one: that is for a person to say, in the table.
        return await _known.ReferAsync(person, connection, reference, cancellation).ConfigureAwait(false)
            ? (Value.Of(reference.Key), null)
            : (Fallback(connection, $"'{reference.Key}' at {connection}, found by {reference.Rule}, is somebody else in the hub; people.table says who is who"), null);
    }

    private async Task<string?> TheirsAsync(string connection, HubPerson person, CancellationToken cancellation)
    {
        if (_known.Table.KeyOf(person, connection) is not { } key)
            return null;
        if (person.Keys.GetValueOrDefault(connection)?.Key != key
            && await _known.BindAsync(person, connection, key, clock.GetUtcNow(), cancellation).ConfigureAwait(false) is { } old)
            _ids.TryRemove((connection, person.Kind, old), out _);
        return key;
    }

    private Value Fallback(string connection, string missed) =>
        policy.Fallback?.GetValueOrDefault(connection) is { } key ? Value.Of(key) : Value.Fault(missed);
}
