using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Language;

/// <summary>
/// The table of slots: what <c>$</c> is in each, and which roots it sees. Compiler, schema and reference read this one table.
/// </summary>
internal static class Slots
{
    /// <summary>The roots every slot has.</summary>
    public static IReadOnlyList<Root> Everywhere { get; } = [Root.Inputs, Root.Params, Root.Session, Root.Catalogs, Root.Now];

    /// <summary>The canonical entity a slot is about, by the name of its kind: a slot of a comment sees <c>comment</c> and no other.</summary>
    public static IReadOnlyList<Root> Entities { get; } =
        [Root.Ticket, Root.Comment, Root.Attachment, Root.User, Root.Team, Root.Organization, Root.Link, Root.Approval];

    /// <summary>The base address, hosts and headers of a connection.</summary>
    public static Slot Connection { get; } = Of("connection", null);

    /// <summary>What an auth option puts on a request or sends to a token address.</summary>
    public static Slot Auth { get; } = Of("auth", null, Root.Auth, Root.Request);

    /// <summary>A request that signs in, or renews what signing in gave.</summary>
    public static Slot LoginRequest { get; } = Of("request of a sign-in", null, Root.Auth);

    /// <summary>A request that no entity names, and the check's.</summary>
    public static Slot Request { get; } = Of("request", null);

    /// <summary>A request of <c>changes</c> or <c>list</c>.</summary>
    public static Slot FeedRequest { get; } = Of("request of a feed", null, Root.Cursor, Root.Filter, Root.Parent);

    /// <summary>A request of <c>get</c>.</summary>
    public static Slot GetRequest { get; } = Of("request of get", null, Root.Key, Root.Parent);

    /// <summary>A request of <c>download</c>.</summary>
    public static Slot DownloadRequest { get; } = Of("request of download", null, [.. Entities, Root.Key, Root.Parent]);

    /// <summary>A request of <c>create</c>.</summary>
    public static Slot CreateRequest { get; } = Of("request of create", null, [.. Entities, Root.Document, Root.Intent, Root.Parent]);

    /// <summary>A request that makes a successor of a record in which nothing can be written any more.</summary>
    public static Slot FollowUpRequest { get; } = Of("request of followUp", null, [.. CreateRequest.Roots.Keys, Root.Key, Root.Current]);

    /// <summary>A request that finds what a create may have made.</summary>
    public static Slot RecoverRequest { get; } = CreateRequest with { Name = "request of recover" };

    /// <summary>A row that a create may have made: it is held against what the create saw.</summary>
    public static Slot RecoverRow { get; } = Of(
        "row of recover", "the record", [Root.Record, Root.Outer, .. Entities, Root.Document, Root.Intent, Root.Parent]) with
    { AllowsScripts = true };

    /// <summary>A request of <c>update</c> or <c>delete</c>.</summary>
    public static Slot UpdateRequest { get; } = Of(
        "request of update", null,
        [.. Entities, Root.Current, Root.Change, Root.Document, Root.Key, Root.Version, Root.Intent, Root.Parent]);

    /// <summary>A request that takes a step of a status.</summary>
    public static Slot TransitionRequest { get; } = Of("request of transitions.apply", null, [.. UpdateRequest.Roots.Keys, Root.Transition]);

    /// <summary>A request that lists the steps of a status.</summary>
    public static Slot TransitionsRequest { get; } = Of("request of transitions", null, Root.Key, Root.Current, Root.Parent);

    /// <summary>What is read of a listed step of a status.</summary>
    public static Slot Transition { get; } = Of("transition", "the listed step", Root.Record) with { AllowsScripts = true };

    /// <summary>A request of a field's own: <c>write.operation</c>.</summary>
    public static Slot FieldRequest { get; } = Of(
        "request of a field", null, [.. UpdateRequest.Roots.Keys, Root.Value, Root.Added, Root.Removed, Root.Item]);

    /// <summary>A request that looks a person up.</summary>
    public static Slot MatchRequest { get; } = Of("request of match", null, Root.User);

    /// <summary>When a step runs, and for what: over the results so far.</summary>
    public static Slot Step { get; } = Of("step", "the results so far, by step name", RequestRoots);

    /// <summary>One result of an answer to many writes.</summary>
    public static Slot BatchResult { get; } = Of("batch result", "the result", [.. RequestRoots, Root.Record]);

    /// <summary>A catalogue's rows.</summary>
    public static Slot CatalogRow { get; } = Of("catalogue row", "the row", Root.Record);

    /// <summary>An option that a catalogue's row lists.</summary>
    public static Slot CatalogOption { get; } = Of("catalogue option", "the option");

    /// <summary>What is read from an answer: rows, result, next page, end, errors.</summary>
    public static Slot Answer { get; } = Of(
        "answer", "the body", [.. RequestRoots, Root.Response, Root.Headers, Root.Status, Root.Count, Root.Last]);

    /// <summary>What an answer holds, its rows or its one thing: here scripts may put it in order.</summary>
    public static Slot Found { get; } = Answer with { Name = "records, result", AllowsScripts = true };

    /// <summary>What is read from a record of an entity.</summary>
    public static Slot Record { get; } = Of("entity", "the record", Root.Record, Root.Outer, Root.Parent, Root.Headers) with { AllowsScripts = true };

    /// <summary>How a value is written, and when.</summary>
    public static Slot FieldWrite { get; } = Of(
        "field write", null, [Root.Value, Root.Added, Root.Removed, .. Entities, Root.Current]) with
    { AllowsScripts = true };

    /// <summary>What a field is compared by.</summary>
    public static Slot Comparison { get; } = Of("comparison", null, Root.Value) with { AllowsScripts = true };

    /// <summary>A rule over the canonical entity, such as <c>required.when</c>.</summary>
    public static Slot Canonical { get; } = Of("entity rule", null, [.. Entities, Root.Current]) with { AllowsScripts = true };

    /// <summary>What is read of a delivery: whether it is genuine, its events, and which records they are about.</summary>
    public static Slot Webhook { get; } = Of("webhook", "the event", Root.Event, Root.Headers, Root.Query, Root.RawBody);

    /// <summary>A request that makes, renews or removes a subscription.</summary>
    public static Slot HookRequest { get; } = Of("request of a subscription", null, Root.Hook);

    /// <summary>A request before it is known which entities use the operation.</summary>
    public static Slot AnyRequest { get; } = Of("request", null, RequestRoots);

    /// <summary>A custom field's layout: its path may name the field.</summary>
    public static Slot CustomField { get; } = Of("custom field", "the record", Root.Record, Root.Field);

    /// <summary>Every root that some request may see.</summary>
    public static IReadOnlyList<Root> RequestRoots =>
    [
        Root.Page, Root.Cursor, Root.Filter, Root.Parent, Root.Key, .. Entities, Root.Document, Root.Intent,
        Root.Current, Root.Change, Root.Version, Root.Value, Root.Added, Root.Removed, Root.Item, Root.Items,
        Root.Steps, Root.Job, Root.Auth, Root.Transition, Root.Hook,
    ];

    /// <summary>A slot as one entity sees it: of the canonical entities its own, and a parent only where it has one.</summary>
    public static Slot Of(Slot slot, EntityKind kind, bool hasParent)
    {
        var own = kind.ToString();
        var roots = slot.Roots.Where(root => Entities.Contains(root.Key) ? root.Key.ToString() == own : hasParent || root.Key != Root.Parent);
        return slot with { Roots = roots.ToDictionary() };
    }

    /// <summary>A slot with these roots besides the ones every slot has.</summary>
    public static Slot Of(string name, string? document, params IReadOnlyList<Root> roots) =>
        new(name, document, Everywhere.Concat(roots).Distinct().ToDictionary(root => root, RootTypes.Of));
}
