using System.Text;
using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Printing;

/// <summary>A merged manifest with a comment behind each value: the file and line it comes from.</summary>
/// <param name="file">The files, for telling places.</param>
internal sealed class ResolvedText(SourceFile file)
{
    private const int LongestLine = 100;
    private readonly StringBuilder _text = new();

    /// <summary>The text, as JSON with comments, without a line end behind it.</summary>
    public string Write(AuthoredNode root)
    {
        Write(root, "", "");
        return _text.ToString().TrimEnd('\n');
    }

    // A manifest is no deeper than the reader of files allows.
    private void Write(AuthoredNode node, string indent, string comma)
    {
        var children = node.Kind == JsonValueKind.Array ? node.Items : node.Members;
        var key = node.Name is null || indent.Length == 0 ? "" : Quoted(node.Name) + ": ";
        if (children.Count == 0 || Flat(node) is { } flat && flat.Length + indent.Length + key.Length <= LongestLine && IsOfOnePlace(node))
        {
            Line($"{indent}{key}{Flat(node)}{comma}", node);
            return;
        }
        var (open, close) = node.Kind == JsonValueKind.Array ? ('[', ']') : ('{', '}');
        Line($"{indent}{key}{open}", node);
        for (var at = 0; at < children.Count; at++)
            Write(children[at], indent + "  ", at == children.Count - 1 ? "" : ",");
        _text.Append(indent).Append(close).Append(comma).Append('\n');
    }

    private void Line(string text, AuthoredNode node) => _text.Append(text).Append("  // ").Append(Of(file, node)).Append('\n');

    /// <summary>Where a value comes from: file and line.</summary>
    public static string Of(SourceFile file, AuthoredNode node) => file.PlaceOf(node) is var place ? $"{place.File}:{place.Line}" : "";

    private bool IsOfOnePlace(AuthoredNode node)
    {
        var place = Of(file, node);
        return node.Members.Concat(node.Items).All(child => Of(file, child) == place && IsOfOnePlace(child));
    }

    private static string Flat(AuthoredNode node) => node.Kind switch
    {
        JsonValueKind.Object when node.Members.Count > 0 => $"{{ {string.Join(", ", node.Members.Select(member => $"{Quoted(member.Name!)}: {Flat(member)}"))} }}",
        JsonValueKind.Array => $"[{string.Join(", ", node.Items.Select(Flat))}]",
        JsonValueKind.String => Quoted(node.Text!),
        _ => node.ToElement().GetRawText(),
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
