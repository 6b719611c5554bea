using static Rezolve.Mapping.Tickets.FieldType;

namespace Rezolve.Mapping.Tickets;

/// <summary>The fields of what people say to each other on a ticket.</summary>
internal static class ConversationFields
{
    public static IReadOnlyList<CanonicalField> Comment { get; } =
    [
        new("body", FieldType.RichText, "What was said."),
        new("kind", Choice, "Who may read it and what it is for; where it is absent or unknown the comment is internal.")
        {
            Words = ["public", "internal", "chase", "resolution"],
            Closed = true,
        },
        new("author", User, "Who said it."),
        new("createdAt", Instant, "When it was said."),
        new("editedAt", Instant, "When it was changed last."),
        new("inReplyTo", Text, "The key of the comment it answers."),
    ];

    public static IReadOnlyList<CanonicalField> Attachment { get; } =
    [
        new("filename", Text, "The file's name."),
        new("mediaType", Text, "What kind of file it is, such as image/png."),
        new("size", Integer, "Its size in bytes."),
        new("hash", Text, "The SHA-256 of its bytes, in hexadecimal digits."),
        new("scan", Choice, "What the vendor's scan for harmful software says of it. One that is pending is waited for; nothing goes on of one that is infected, or in a word that no table has.")
        {
            Words = ["clean", "pending", "infected"],
            Closed = true,
        },
        new("url", Text, "Where its bytes are."),
        new("comment", Text, "The key of the comment it came with."),
        new("inline", FieldType.Boolean, "Whether it is shown within the text."),
        new("createdAt", Instant, "When it was added."),
    ];
}
