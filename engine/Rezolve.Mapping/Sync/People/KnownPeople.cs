using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.People;

/// <summary>The people that the hub keeps. Two that find the same person at once end with one.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="tenant">Whose they are.</param>
/// <param name="policy">What people are compared by.</param>
/// <param name="newId">Gives ids.</param>
internal sealed class KnownPeople(ISyncStore store, string tenant, PeoplePolicy policy, Func<string> newId)
{
    private const string TableRule = "table";
    private const int Tries = 5;

    /// <summary>Who is who, as an operator says.</summary>
    public PeopleTable Table { get; } = new(policy);

    /// <summary>A person; null where there is none.</summary>
    public async Task<HubPerson?> PersonAsync(string id, CancellationToken cancellation) =>
        (await store.LoadAsync([PersonRows.KeyOf(tenant, id)], cancellation).ConfigureAwait(false))[0] is { } row ? PersonRows.Read(row) : null;

    /// <summary>The id of the person whose a system's key is; null where it is nobody's yet.</summary>
    public async Task<string?> OfKeyAsync(string connection, string kind, string key, CancellationToken cancellation) =>
        (await store.LoadAsync([PersonRows.KeyOf(tenant, connection, kind, key)], cancellation).ConfigureAwait(false))[0] is { } row ? PersonRows.PersonOf(row) : null;

    /// <summary>Takes somebody in whose key is nobody's yet: as a person that is there already, by the table or by what is told of both, or as a new one.</summary>
    /// <param name="connection">The system.</param>
    /// <param name="kind"><c>user</c>, <c>team</c> or <c>organization</c>.</param>
    /// <param name="told">What the system tells of them.</param>
    /// <param name="now">Now.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>The hub's id.</returns>
    public async Task<string> AdmitAsync(string connection, string kind, SystemPerson told, DateTimeOffset now, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await OfKeyAsync(connection, kind, told.Key, cancellation).ConfigureAwait(false) is { } id)
                return id;
            var (known, rule) = await SameAsync(connection, kind, told, cancellation).ConfigureAwait(false);
            var reference = new PersonReference(told.Key, rule, now);
            var person = (known ?? New(kind, told)) with { Keys = With(known, connection, reference) };
            var change = new StoreChange
            {
                Writes = [PersonRows.Of(tenant, person, UniqueOf(attempt)), PersonRows.Of(tenant, connection, kind, reference, person.Id)],
            };
            if ((await store.CommitAsync(change, cancellation).ConfigureAwait(false)).IsCommitted)
                return person.Id;
            if (attempt == Tries)
                throw new InvalidOperationException($"{connection}/{kind}/{told.Key} could not be kept in {Tries} attempts.");
        }
    }

    /// <summary>Keeps the key by which a system was found to know a person.</summary>
    /// <returns>Whether it is theirs; false where it is somebody else's.</returns>
    public async Task<bool> ReferAsync(HubPerson person, string connection, PersonReference reference, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await OfKeyAsync(connection, person.Kind, reference.Key, cancellation).ConfigureAwait(false) is { } owner)
                return owner == person.Id;
            var change = new StoreChange
            {
                Writes = [PersonRows.Of(tenant, person with { Keys = With(person, connection, reference) }, UniqueOf(attempt)), PersonRows.Of(tenant, connection, person.Kind, reference, person.Id)],
            };
            if ((await store.CommitAsync(change, cancellation).ConfigureAwait(false)).IsCommitted)
                return true;
            person = await PersonAsync(person.Id, cancellation).ConfigureAwait(false) ?? person;
        }
        return false;
    }

    /// <summary>Gives somebody the key that an operator says is theirs, in the place of the one that was found.</summary>
    /// <returns>The key that was theirs before; null where there was none.</returns>
    public async Task<string?> BindAsync(HubPerson person, string connection, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var old = person.Keys.GetValueOrDefault(connection)?.Key;
        for (var attempt = 0; attempt < Tries && person.Keys.GetValueOrDefault(connection)?.Key != key; attempt++)
        {
            var reference = new PersonReference(key, TableRule, now);
            // Whom the key has been until now they stay: what tickets say of them still leads to the same person.
            var isFree = await OfKeyAsync(connection, person.Kind, key, cancellation).ConfigureAwait(false) is null;
            var isOld = old is not null && await OfKeyAsync(connection, person.Kind, old, cancellation).ConfigureAwait(false) == person.Id;
            var bound = PersonRows.Of(tenant, person with { Keys = With(person, connection, reference) }, UniqueOf(attempt));
            var change = new StoreChange
            {
                Writes = isFree ? [bound, PersonRows.Of(tenant, connection, person.Kind, reference, person.Id)] : [bound],
                Deletes = isOld ? [new RowCheck(PersonRows.KeyOf(tenant, connection, person.Kind, old!), null)] : [],
            };
            if ((await store.CommitAsync(change, cancellation).ConfigureAwait(false)).IsCommitted)
                return old;
            person = await PersonAsync(person.Id, cancellation).ConfigureAwait(false) ?? person;
        }
        return old;
    }

    /// <summary>Whom an operator says a key is, where anybody of the row is known; the first in the row, so that all its keys are one.</summary>
    public async Task<string?> OfTableAsync(string connection, string kind, string key, CancellationToken cancellation)
    {
        foreach (var (other, theirs) in Table.RowOf(kind, connection, key))
        {
            if (await OfKeyAsync(other, kind, theirs, cancellation).ConfigureAwait(false) is { } id)
                return id;
        }
        return null;
    }

    private async Task<(HubPerson? Person, string Rule)> SameAsync(string connection, string kind, SystemPerson told, CancellationToken cancellation)
    {
        if (await OfTableAsync(connection, kind, told.Key, cancellation).ConfigureAwait(false) is { } id && await PersonAsync(id, cancellation).ConfigureAwait(false) is { } named)
            return (named, TableRule);
        foreach (var by in told.IsBot ? [] : policy.By)
        {
            var text = by switch { "email" => told.Email, "username" => NameOf(kind, told), "externalId" => told.ExternalId, _ => null };
            if (text is { Length: > 0 } && PersonRows.IndexOf(by) is { } index && await OnlyAsync(index, PersonRows.Term(kind, text), connection, cancellation).ConfigureAwait(false) is { } person)
                return (person, by);
        }
        return (null, "origin");
    }

    // Who has another key there is another account of the same name or address: two of one system are never one.
    private async Task<HubPerson?> OnlyAsync(string index, string term, string connection, CancellationToken cancellation)
    {
        var page = await store.PageAsync(new RowQuery(tenant, RowKinds.Person, 2) { Index = index, From = term, Before = term + "\0" }, cancellation).ConfigureAwait(false);
        return page.Rows is [var only] && PersonRows.Read(only) is var person && !person.Keys.ContainsKey(connection) ? person : null;
    }

    // The address or name may be claimed by another account of the same system: then nobody is found by it, and both are kept.
    private List<string> UniqueOf(int attempt) =>
        attempt > 1 ? [] : [.. policy.By.Select(PersonRows.IndexOf).OfType<string>()];

    private HubPerson New(string kind, SystemPerson told) => new(newId(), kind)
    {
        Name = told.Name,
        Username = NameOf(kind, told),
        Email = told.Email is { } email ? PersonRows.Folded(email) : null,
        ExternalId = told.ExternalId,
        IsBot = told.IsBot,
    };

    // Teams and organisations are known by their names alone.
    private static string? NameOf(string kind, SystemPerson told) => kind == "user" ? told.Username : told.Username ?? told.Name ?? told.Key;

    private static Dictionary<string, PersonReference> With(HubPerson? person, string connection, PersonReference reference) =>
        new(person?.Keys ?? new Dictionary<string, PersonReference>(), StringComparer.Ordinal) { [connection] = reference };
}
