using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.People;
using Rezolve.Mapping.Sync.Rounds;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>A field whose map was changed since tickets were agreed under it.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Field">The canonical field.</param>
/// <param name="Tickets">How many linked tickets were agreed under another map.</param>
/// <param name="Anew">Of how many of these what was agreed holds no longer: they are decided anew, as in the beginning.</param>
internal sealed record RemappedField(string Connection, string Field, long Tickets, long Anew);

/// <summary>Counts what a changed mapping touches, from what is kept alone.</summary>
internal static class RemappedFields
{
    /// <summary>The fields, those of which most is decided anew first.</summary>
    /// <param name="setting">The sync.</param>
    /// <param name="cancellation">Ends the counting.</param>
    public static async Task<IReadOnlyList<RemappedField>> CountAsync(SyncSetting setting, CancellationToken cancellation)
    {
        var counts = new Dictionary<(string, string), (long Tickets, long Anew)>();
        var tables = new FormerTables(setting.Store, setting.Program.Tenant);
        await tables.LoadAsync(cancellation).ConfigureAwait(false);
        foreach (var (connection, system) in setting.Systems)
        {
            var sides = new FieldSides(setting.Program, system.Facts with { Tables = tables }, PersonLookup.Empty);
            await foreach (var link in new HubStore(setting.Store, setting.Program.Tenant).LinksAsync(connection, cancellation).ConfigureAwait(false))
            {
                if (link.State == LinkState.Tombstoned)
                    continue;
                foreach (var field in system.Facts.Fields)
                {
                    if (link.Base.GetValueOrDefault(field.Name) is not { } agreed || agreed.Map == field.Fingerprint)
                        continue;
                    // Who somebody is is not asked for a count: a name that stands where it stood stays who it was.
                    var isKept = field.IsReference ? agreed.Map.Path == field.Fingerprint.Path : sides.MapOf(field).Kept(agreed) is not null;
                    var before = counts.GetValueOrDefault((connection, field.Name));
                    counts[(connection, field.Name)] = (before.Tickets + 1, before.Anew + (isKept ? 0 : 1));
                }
            }
        }
        return [.. counts.Select(one => new RemappedField(one.Key.Item1, one.Key.Item2, one.Value.Tickets, one.Value.Anew))
            .OrderByDescending(one => one.Anew).ThenBy(one => one.Connection, StringComparer.Ordinal).ThenBy(one => one.Field, StringComparer.Ordinal)];
    }
}
