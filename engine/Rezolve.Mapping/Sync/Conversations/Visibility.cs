using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>Who may read what. Of whatever is not known to be for everybody, a copy is never for everybody.</summary>
internal static class Visibility
{
    /// <summary>What everybody who has to do with the ticket may read.</summary>
    public const string Public = "public";

    /// <summary>What only those who work on the ticket may read; also what is not said, or in a word that is not known.</summary>
    public const string Internal = "internal";

    private static readonly string[] Kinds = [Public, Internal, "chase", "resolution"];

    /// <summary>The canonical kind of a word.</summary>
    public static string KindOf(string? word) => word is not null && Kinds.Contains(word) ? word : Internal;

    /// <summary>Whether one kind is read by more people than another.</summary>
    public static bool IsWider(string kind, string than) => kind == Public && than != Public;

    /// <summary>The narrower of two kinds; the first where neither is.</summary>
    public static string Narrower(string kind, string other) => IsWider(kind, other) ? other : kind;

    /// <summary>How a comment can be said at a system: with its kind, else with one that fewer people read; null where it cannot be.</summary>
    public static Saying? Saying(IReadOnlyList<CommentFacts> entities, string kind) =>
        Of(entities, kind, kind) ?? (kind == Internal ? null : Of(entities, kind, Internal));

    private static Saying? Of(IReadOnlyList<CommentFacts> entities, string kind, string said) =>
        entities.FirstOrDefault(entity => entity.Create && entity.Kinds.Contains(said)) is { } found && !IsWider(said, kind) ? new Saying(found, said) : null;
}

/// <summary>How a comment is said at a system.</summary>
/// <param name="Facts">The connector's entity.</param>
/// <param name="Kind">The kind.</param>
internal sealed record Saying(CommentFacts Facts, string Kind);
