using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Sync.People;

/// <summary>Who is who, as an operator says: it counts before all that was found. Users, teams and organisations are apart, since their keys may be alike. Immutable.</summary>
internal sealed class PeopleTable
{
    private static readonly Dictionary<string, string> NoRow = [];

    private readonly Dictionary<(string Kind, string Connection, string Key), IReadOnlyDictionary<string, string>> _rows = [];

    /// <summary>Takes the rows in.</summary>
    /// <param name="policy">What an operator decided.</param>
    public PeopleTable(PeoplePolicy policy)
    {
        foreach (var (kind, rows) in new[] { ("user", policy.Table), ("team", policy.Teams), ("organization", policy.Organizations) })
        {
            foreach (var row in rows)
            {
                foreach (var (connection, key) in row)
                    _rows.TryAdd((kind, connection, key), row);
            }
        }
    }

    /// <summary>All keys of whoever has a key, this one included, in the order of the row; empty where no row names it.</summary>
    public IReadOnlyDictionary<string, string> RowOf(string kind, string connection, string key) => _rows.GetValueOrDefault((kind, connection, key), NoRow);

    /// <summary>The key of a person at a connection, by the row that names one of their keys elsewhere; null where none does.</summary>
    public string? KeyOf(HubPerson person, string connection) => _rows.Count == 0 ? null : person.Keys
        .Where(known => known.Key != connection).OrderBy(known => known.Key, StringComparer.Ordinal)
        .Select(known => RowOf(person.Kind, known.Key, known.Value.Key).GetValueOrDefault(connection)).FirstOrDefault(key => key is not null);
}
