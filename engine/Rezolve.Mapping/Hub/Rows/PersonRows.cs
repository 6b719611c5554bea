using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>People, teams and organisations as rows, and the rows that say whose a system's key is.</summary>
internal static class PersonRows
{
    /// <summary>The index by which a person is found by their address, as <see cref="Term"/> writes it.</summary>
    public const string EmailIndex = "email";

    /// <summary>The index by which a person is found by the name they sign in with, as <see cref="Term"/> writes it.</summary>
    public const string UsernameIndex = "username";

    /// <summary>The index by which a person is found by what a directory outside knows them by, as <see cref="Term"/> writes it.</summary>
    public const string ExternalIndex = "external";

    /// <summary>Where a person is kept.</summary>
    public static RowKey KeyOf(string tenant, string id) => new(tenant, RowKinds.Person, id);

    /// <summary>Where it is kept whose a system's key is.</summary>
    public static RowKey KeyOf(string tenant, string connection, string kind, string key) => new(tenant, RowKinds.PersonKey, $"{connection}/{kind}/{key}");

    /// <summary>A text as it is looked for: people, teams and organisations apart, capital and small letters alike.</summary>
    public static string Term(string kind, string text) => $"{kind}/{Folded(text)}";

    /// <summary>A text without the differences that do not count when people are compared.</summary>
    public static string Folded(string text) => text.Trim().ToLowerInvariant();

    /// <summary>The index of what people are compared by; null for what nobody is found by here.</summary>
    /// <param name="by"><c>email</c>, <c>username</c> or <c>externalId</c>.</param>
    public static string? IndexOf(string by) => by switch { "email" => EmailIndex, "username" => UsernameIndex, "externalId" => ExternalIndex, _ => null };

    /// <summary>The row of a person; it must still have the version it was read with.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="person">The person.</param>
    /// <param name="unique">The indexes whose text nobody else may have.</param>
    public static RowWrite Of(string tenant, HubPerson person, IReadOnlyCollection<string> unique)
    {
        var index = Index(person);
        return new RowWrite(KeyOf(tenant, person.Id), Content(person))
        {
            Expected = person.Version,
            Index = index,
            Unique = [.. index.Where(one => unique.Contains(one.Key)).Select(one => $"{one.Key}/{one.Value}")],
        };
    }

    /// <summary>The person of a row.</summary>
    public static HubPerson Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new HubPerson(stored.Key.Id, row.TextOf("kind")!)
        {
            Keys = row.EntriesOf("keys", one => new PersonReference(one.TextOf("key")!, one.TextOf("rule")!, one.TimeOf("at")!.Value)),
            Name = row.TextOf("name"),
            Username = row.TextOf("username"),
            Email = row.TextOf("email"),
            ExternalId = row.TextOf("external"),
            IsBot = row.NumberOf("bot") > 0,
            Version = stored.Version,
        };
    }

    /// <summary>The row that says whose a key is; nobody's it must be as yet, or already this person's.</summary>
    public static RowWrite Of(string tenant, string connection, string kind, PersonReference reference, string person, long expected = 0) =>
        new(KeyOf(tenant, connection, kind, reference.Key), RowContent.Begin().With("person", person).End()) { Expected = expected };

    /// <summary>The id of the person whose a key is.</summary>
    public static string PersonOf(StoredRow stored) => ValueJson.Read(stored.Content).TextOf("person")!;

    private static byte[] Content(HubPerson person) => RowContent.Begin()
        .With("kind", person.Kind)
        .WithEach("keys", person.Keys, static (content, key) => content.AddObject(key, static (members, one) => members.With("key", one.Key).With("rule", one.Rule).With("at", one.At)))
        .With("name", person.Name).With("username", person.Username).With("email", person.Email)
        .With("external", person.ExternalId).With("bot", person.IsBot ? 1 : 0)
        .End();

    private static Dictionary<string, string> Index(HubPerson person)
    {
        var index = new Dictionary<string, string>();
        // By none of these a bot is ever found: it is nobody elsewhere.
        if (person.IsBot)
            return index;
        if (person.ExternalId is { Length: > 0 } external)
            index[ExternalIndex] = Term(person.Kind, external);
        if (person.Email is { Length: > 0 } email)
            index[EmailIndex] = Term(person.Kind, email);
        if (person.Username is { Length: > 0 } username)
            index[UsernameIndex] = Term(person.Kind, username);
        return index;
    }
}
