using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>What is said in comments, as it is compared and as it is told.</summary>
internal static class CommentText
{
    /// <summary>What is left of a text that must not be read any more.</summary>
    public static Value Removed { get; } = Plain("(This comment was removed.)");

    /// <summary>Unformatted text.</summary>
    public static Value Plain(string text) => Value.Of(new ValueObject(2) { ["format"] = Value.Of("plain"), ["text"] = Value.Of(text) });

    /// <summary>A digest that is equal for texts that say the same.</summary>
    public static string Print(in Value body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Gist(body))))[..32];

    /// <summary>Whether two texts say the same.</summary>
    public static bool AreSame(in Value left, in Value right) => ValueEquality.AreEqual(left, right) || Gist(left) == Gist(right);

    /// <summary>A comment as it is told where it was not said: it begins with who said it, and where. What was said in the hub is told as it is.</summary>
    public static Value Said(HubComment comment) => HeaderOf(comment) is { } header ? WithHeader(comment.Body, header) : comment.Body;

    /// <summary>Whether a text begins as the telling of a comment does, whatever somebody has made of the rest.</summary>
    public static bool BeginsLike(in Value body, HubComment comment) => HeaderOf(comment) is { } header && Gist(body).StartsWith(Gist(Plain(header)), StringComparison.Ordinal);

    private static string? HeaderOf(HubComment comment) => comment.Origin is { } origin ? $"{comment.AuthorName ?? "Somebody"} ({origin.Connection}) wrote:" : null;

    /// <summary>A text under a line of ours.</summary>
    /// <param name="line">The line.</param>
    /// <param name="body">The text; undefined for none.</param>
    public static Value Under(string line, in Value body) => body.Kind == ValueKind.Object ? WithHeader(body, line) : Plain(line);

    private static Value WithHeader(in Value body, string header)
    {
        var (format, text) = (body["format"].Text, body["text"].Text);
        return Value.Of(new ValueObject(2)
        {
            ["format"] = Value.Of(format),
            ["text"] = Value.Of(format == "html" ? $"<p><em>{System.Net.WebUtility.HtmlEncode(header)}</em></p>{text}" : $"{header}\n\n{text}"),
        });
    }

    /// <summary>The words of a text, by which a comment is known again that a system has formatted its own way.</summary>
    public static string Gist(in Value body)
    {
        if (body.Kind != ValueKind.Object || body["text"].Kind != ValueKind.Text)
            return "";
        var text = body["text"].Text;
        if (body["format"] is { Kind: ValueKind.Text, Text: "html" })
            text = System.Net.WebUtility.HtmlDecode(WithoutTags(text));
        return string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var isTag = false;
        foreach (var letter in html)
        {
            if (letter == '<')
                isTag = true;
            text.Append(isTag ? letter == '>' ? ' ' : "" : letter.ToString());
            if (letter == '>')
                isTag = false;
        }
        return text.ToString();
    }
}
