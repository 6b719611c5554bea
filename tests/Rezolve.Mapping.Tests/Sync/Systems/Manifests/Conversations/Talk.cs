using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Conversations;

/// <summary>The connector <c>talk</c>, whose tickets have comments and files, played request by request.</summary>
internal static class Talk
{
    public static string Manifest { get; } = File.ReadAllText(Repository.PathOf("tests/Rezolve.Mapping.Tests/Sync/Systems/Manifests/Conversations/talk.connector.json"));

    public static SystemTicket Ticket { get; } = new() { Key = "9", Fields = new Dictionary<string, Value>(), Record = Manifests.Desk.Json("""{ "id": 9 }"""), Headers = Manifests.Desk.Json("{}"), ReadAt = DateTimeOffset.UnixEpoch };

    private static Reply Nothing { get; } = Reply.Json("""{ "said": [], "files": [] }""");

    /// <summary>A desk that answers by the beginning of what is asked, the first that fits.</summary>
    public static Desk Desk(params (string Asked, Reply Reply)[] answers) =>
        new(asked => answers.FirstOrDefault(one => asked.StartsWith(one.Asked, StringComparison.Ordinal)).Reply ?? Nothing, Manifest);

    /// <summary>The same with a change of the manifest.</summary>
    public static Desk With(string find, string replace, params (string Asked, Reply Reply)[] answers) =>
        new(asked => answers.FirstOrDefault(one => asked.StartsWith(one.Asked, StringComparison.Ordinal)).Reply ?? Nothing, Manifest.Replace(find, replace, StringComparison.Ordinal));

    public static IConversationSystem Parts(this Desk desk) => desk.System.Conversation!.Parts;

    public static ConversationFacts FactsOf(this Desk desk) => desk.System.Conversation!.Facts;

    public static PartOrder Comment(string wanted, WriteKind kind = WriteKind.Create, string? key = null, string? change = null, params FileToSend[] files) =>
        Order("comment", wanted, kind, key, change, files);

    public static PartOrder Order(string entity, string wanted, WriteKind kind = WriteKind.Create, string? key = null, string? change = null, params FileToSend[] files) => new()
    {
        Kind = kind,
        Entity = entity,
        Intent = "i-1",
        Ticket = Ticket,
        Key = key,
        Wanted = Manifests.Desk.Json(wanted).Object,
        Change = Manifests.Desk.Json(change ?? wanted).Object,
        Files = files,
    };
}
