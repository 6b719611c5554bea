using Rezolve.Mapping.Automation;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Automation;

/// <summary>Finds the people and teams whom rules name, of those the hub knows.</summary>
/// <param name="hub">What the hub keeps.</param>
internal sealed class NamedPeople(HubStore hub)
{
    /// <summary>The value of the field: the hub's id, or null for nobody; null where there is no such person or team, or more than one.</summary>
    public async Task<Value?> FindAsync(Effect.Assign assign, CancellationToken cancellation)
    {
        if (assign.Who is not { } who)
            return Value.Null;
        var kind = assign.Field == "team" ? "team" : "user";
        if (who.Split('/', 2) is [{ } connection, { } key])
            return await hub.RowAsync(PersonRows.KeyOf(hub.Tenant, connection, kind, key), cancellation).ConfigureAwait(false) is { } known ? Value.Of(PersonRows.PersonOf(known)) : null;
        foreach (var index in (string[])[PersonRows.EmailIndex, PersonRows.UsernameIndex])
        {
            var term = PersonRows.Term(kind, who);
            var page = await hub.Rows.PageAsync(new RowQuery(hub.Tenant, RowKinds.Person, 2) { Index = index, From = term, Before = $"{term}\0" }, cancellation).ConfigureAwait(false);
            if (page.Rows is [{ } one])
                return Value.Of(one.Key.Id);
        }
        return null;
    }
}
