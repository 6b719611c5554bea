// Stands in until the directory of people is there; whoever brings that deletes this file.
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.People;

internal sealed class PersonLookup
{
    public static PersonLookup Empty { get; } = new();
    public Failure? Failure => null;
    public Value ToHub(FieldType kind, Value key) => key;
    public Value ToExternal(FieldType kind, Value id) => id;
}

internal sealed class PersonDirectory(ISyncStore store, string tenant, IReadOnlyDictionary<string, ConnectedSystem> systems, PeoplePolicy policy, TimeProvider clock, Func<string> newId)
{
    public Task<PersonLookup> ForAsync(string connection, IEnumerable<(FieldType Kind, string Key, SystemPerson? Told)> external, IEnumerable<string> hubIds, CancellationToken cancellation)
    {
        _ = (store, tenant, systems, policy, clock, newId);
        return Task.FromResult(PersonLookup.Empty);
    }
}
