using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Cli.Files;

namespace Rezolve.Mapping.Cli.Editing;

/// <summary>The settings by which an editor knows our files: which schema is whose, and that comments are welcome in them.</summary>
/// <param name="schemas">For each sort of file its schema's address as the editor sees it; null where it has none.</param>
internal sealed class EditorSettings(IReadOnlyList<(string Files, string? Url)> schemas)
{
    private const string SchemaList = "json.schemas";
    private const string Languages = "files.associations";

    /// <summary>The settings with ours merged in, or null where the file is no JSON object and is better left alone.</summary>
    /// <param name="existing">The file's bytes; null where there is none.</param>
    public byte[]? Merge(byte[]? existing)
    {
        var text = existing is { Length: > 0 } ? existing : "{}\n"u8.ToArray();
        // One change at a time: each is made on the file as the one before left it.
        foreach (var (files, url) in schemas)
        {
            if (Change(text, (edit, root) => AddLanguage(edit, root, files)) is not { } first)
                return null;
            text = url is null ? first : Change(first, (edit, root) => AddSchema(edit, root, url, files))!;
        }
        return text;
    }

    private static byte[]? Change(byte[] text, Action<JsonEdit, AuthoredNode> change)
    {
        var document = AuthoredJson.Parse(text, ReadingLimits.Authored);
        if (document.Faults.Count > 0 || document.Root is not { Kind: JsonValueKind.Object } root)
            return null;
        var edit = new JsonEdit(text);
        change(edit, root);
        return edit.Apply();
    }

    private static void AddSchema(JsonEdit edit, AuthoredNode root, string url, string files)
    {
        var entry = $$"""{ "fileMatch": [{{Quote(files)}}], "url": {{Quote(url)}} }""";
        if (root[SchemaList] is not { Kind: JsonValueKind.Array } list)
            edit.Append(root, $"{Quote(SchemaList)}: [\n    {entry}\n  ]", "  ");
        else if (list.Items.FirstOrDefault(item => item["url"]?.String == url) is { } ours)
            edit.Replace(ours, entry);
        else
            edit.Append(list, entry, "    ");
    }

    private static void AddLanguage(JsonEdit edit, AuthoredNode root, string files)
    {
        var entry = $"""{Quote(files)}: "jsonc" """.TrimEnd();
        if (root[Languages] is not { Kind: JsonValueKind.Object } map)
            edit.Append(root, $"{Quote(Languages)}: {{\n    {entry}\n  }}", "  ");
        else if (map[files] is null)
            edit.Append(map, entry, "    ");
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
