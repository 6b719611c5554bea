using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>What a connector's program tells of its comments and files before anything is read.</summary>
internal static class PartFacts
{
    /// <summary>The facts.</summary>
    public static ConversationFacts Of(ConversationParts parts) => new()
    {
        IsRead = parts.Comments.Concat(parts.Files).Any(ConversationParts.IsRead),
        MovesTicket = parts.Comments.Concat(parts.Files).All(part => part.Entity.MovesParent),
        Comments = [.. parts.Comments.Select(OfComment).Where(one => one.Create || one.Edit || one.Delete)],
        Files = parts.Files.Select(part => OfFile(part, parts.Tickets.Entity.Name)).OrderByDescending(one => one.Create || one.WithComment).FirstOrDefault(),
    };

    private static CommentFacts OfComment(ManifestSystem part)
    {
        var (entity, can) = (part.Entity, Abilities(part));
        var saysInternal = can.Contains($"{entity.Name}.internal");
        var isSaid = saysInternal || IsWritten(entity, "kind", WriteOn.Create);
        return new CommentFacts(entity.Name)
        {
            Kinds = [.. CommentKinds.OfNew(entity, isSaid).Where(kind => saysInternal || kind != CommentKinds.Internal)],
            Create = can.Contains($"{entity.Name}.create"),
            CarriesFiles = entity.CarriesFiles,
            Edit = can.Contains($"{entity.Name}.edit") && IsWritten(entity, "body", WriteOn.Update),
            Narrow = can.Contains($"{entity.Name}.edit") && IsWritten(entity, "kind", WriteOn.Update),
            Delete = can.Contains($"{entity.Name}.delete"),
            AsAuthor = IsWritten(entity, "author", WriteOn.Create),
            Recover = part.Facts.Recover,
            RequestTimeout = part.Facts.RequestTimeout,
        };
    }

    private static FileFacts OfFile(ManifestSystem part, string ticket) => new(part.Entity.Name)
    {
        Download = part.Entity.Download is not null,
        Create = part.Entity.Create is not null && Abilities(part).Contains($"{part.Entity.Name}.create"),
        OfComments = !part.Entity.Parents.Contains(ticket),
        WithComment = part.Entity.SentWithComment && Abilities(part).Contains($"{part.Entity.Name}.create"),
        Delete = Abilities(part).Contains($"{part.Entity.Name}.delete"),
        MostBytes = part.Entity.MostBytes,
        MediaTypes = part.Entity.MediaTypes,
        Recover = part.Facts.Recover,
        RequestTimeout = part.Facts.RequestTimeout,
    };

    private static bool IsWritten(EntityProgram entity, string field, WriteOn when) =>
        entity[field]?.Writes.Any(write => write.On == WriteOn.Always || write.On == when) == true;

    private static HashSet<string> Abilities(ManifestSystem part) => part.Runtime.Program.Abilities.Select(ability => ability.Name).ToHashSet(StringComparer.Ordinal);
}
