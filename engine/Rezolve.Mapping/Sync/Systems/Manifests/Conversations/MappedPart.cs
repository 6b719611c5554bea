using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>A record of a comment or file, with its canonical form.</summary>
/// <param name="Entity">What it is.</param>
/// <param name="Record">The record.</param>
/// <param name="Canonical">Its canonical form.</param>
/// <param name="Held">What was held of it.</param>
/// <param name="Known">What the answer told of those that it refers to.</param>
internal sealed record MappedPart(EntityProgram Entity, ReadRecord Record, Value Canonical, IReadOnlyList<HeldField> Held, KnownReferences Known)
{
    /// <summary>It as a comment.</summary>
    public SystemComment ToComment() => new(Entity.Name, Record.Key)
    {
        Kind = Text("kind"),
        Author = Referred.PersonOf(Canonical["author"], FieldType.User, Known),
        Body = Held.FirstOrDefault(one => one.Field == "body") is { } held ? Value.Fault(held.Reason) : Canonical["body"] is { IsNothing: false } body ? body : Value.Null,
        CreatedAt = Instant("createdAt"),
        EditedAt = Instant("editedAt"),
        InReplyTo = Text("inReplyTo"),
    };

    /// <summary>It as a file.</summary>
    /// <param name="comment">The key of the comment it was found at; null where it was found at the ticket.</param>
    public SystemFile ToFile(string? comment) => new(Entity.Name, Record.Key)
    {
        Name = Text("filename"),
        MediaType = Text("mediaType"),
        Size = Canonical["size"].TryGetInteger(out var size) && size >= 0 ? size : null,
        Hash = Text("hash")?.ToLowerInvariant() is { } hash && KeptContent.IsHash(hash) ? hash : null,
        // Of a word that nobody has mapped nobody knows that it means no harm.
        Scan = Held.Any(one => one.Field == "scan") ? "pending" : Text("scan"),
        Comment = Text("comment") ?? comment,
        IsInline = Canonical["inline"] is { Kind: ValueKind.Boolean, Boolean: true },
        CreatedAt = Instant("createdAt"),
        Canonical = Canonical,
    };

    private string? Text(string member) => Canonical[member] is { Kind: ValueKind.Text } value ? value.Text : null;

    private DateTimeOffset? Instant(string member) =>
        Text(member) is { } text && IsoInstant.TryRead(text, out var local, out var offset) ? new DateTimeOffset(local, offset ?? TimeSpan.Zero) : null;
}
