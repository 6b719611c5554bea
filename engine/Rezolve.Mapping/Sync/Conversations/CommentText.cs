using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.RichText;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Transforms.Conversions.Texts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>What is said in comments, as it is compared and as it is told.</summary>
internal static class CommentText
{
    // Of names in it: a person's words may say the same further down.
    private const int LongestHeader = 300;

    /// <summary>What is left of a text that must not be read any more.</summary>
    public static Value Removed { get; } = Plain("(This comment was removed.)");

    /// <summary>Unformatted text.</summary>
    public static Value Plain(string text) => FormattedText.Of("plain", text);

    /// <summary>A digest that is equal for texts that say the same.</summary>
    public static string Print(in Value body) => DocOf(body) is { } doc ? RichDocs.Hash(doc) : body["text"].ToString();

    /// <summary>Whether two texts say the same, whatever format each is in.</summary>
    public static bool AreSame(in Value left, in Value right) =>
        ValueEquality.AreEqual(left, right) || (left.Kind == ValueKind.Object && right.Kind == ValueKind.Object && Print(left) == Print(right));

    /// <summary>
    /// A comment as it is told where it was not said: it begins with who said it, and where. Nobody is mentioned in it. What was said in the hub is told
    /// as it is.
    /// </summary>
    public static Value Said(HubComment comment) => HeaderOf(comment) is { } header ? Under(header, comment.Body) : comment.Body;

    /// <summary>Whether a text begins as the telling of a comment does, whatever somebody has made of the rest.</summary>
    public static bool BeginsLike(in Value body, HubComment comment) =>
        HeaderOf(comment) is { } header && Gist(body).StartsWith(RichDocs.Words(Attribution.Add(RichDoc.Empty, header)), StringComparison.Ordinal);

    /// <summary>Whether a text begins with the line that tells where a comment was said, at one of these connections: it is a copy of ours.</summary>
    public static bool IsTold(in Value body, IEnumerable<string> connections)
    {
        var gist = Gist(body);
        return gist.StartsWith('[') && connections.Any(connection =>
            gist.IndexOf($" ({connection}) wrote:]", StringComparison.Ordinal) is > 0 and <= LongestHeader);
    }

    /// <summary>A text under a line of ours.</summary>
    /// <param name="line">The line, without the colon that it ends with.</param>
    /// <param name="body">The text; undefined for none.</param>
    public static Value Under(string line, in Value body)
    {
        if (DocOf(body) is { } doc)
            return FormattedText.Of(body["format"].Text, RichDocs.Format(body["format"].Text)!.Write(Attribution.Add(doc, line), WriteOptions.Inert).Text);
        // What is too large to be taken apart is told as it is.
        return body["text"] is { Kind: ValueKind.Text } text ? FormattedText.Of(body["format"].Text, $"[{line}:]\n\n{text.Text}") : Plain($"({line}.)");
    }

    /// <summary>A text over lines of ours.</summary>
    /// <param name="body">The text.</param>
    /// <param name="notes">The lines; null for none.</param>
    public static Value WithNotes(in Value body, string? notes)
    {
        if (notes is null || body.Kind != ValueKind.Object)
            return body;
        if (DocOf(body) is not { } doc)
            return FormattedText.Of(body["format"].Text, $"{body["text"].Text}\n\n{notes}");
        var noted = new RichDoc([.. doc.Blocks, .. notes.Split('\n').Select(line => new Paragraph([new TextRun(line)]))]);
        return FormattedText.Of(body["format"].Text, RichDocs.Format(body["format"].Text)!.Write(noted, WriteOptions.Inert).Text);
    }

    /// <summary>The words of a text, by which a comment is known again that a system has formatted its own way.</summary>
    public static string Gist(in Value body) => DocOf(body) is { } doc ? RichDocs.Words(doc) : "";

    private static string? HeaderOf(HubComment comment) => comment.Origin is { } origin ? $"{comment.AuthorName ?? "Somebody"} ({origin.Connection}) wrote" : null;

    private static RichDoc? DocOf(in Value body) =>
        body.Kind == ValueKind.Object && body["format"] is { Kind: ValueKind.Text } format && body["text"] is { Kind: ValueKind.Text } text
            && RichDocs.Format(format.Text)?.Read(text.Text, RichTextLimits.Usual) is { Fault: null } reading
            ? reading.Doc
            : null;
}
