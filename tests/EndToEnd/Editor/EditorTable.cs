using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace EndToEnd.Editor;

/// <summary>A table of entries: <c>Tables/NAME.SCHEMA.txt</c>, over the good file <c>Tables/SCHEMA.json</c>. With REZOLVE_UPDATE=1 what is expected is written anew.</summary>
internal sealed class EditorTable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/EndToEnd/Editor/Tables");
    private readonly IReadOnlyList<(string Path, IReadOnlyList<EditorEntry> Entries)> _files;

    /// <summary>Reads the tables of a name, one for each schema.</summary>
    public EditorTable(string name) => _files =
        [.. Directory.GetFiles(Folder, name + ".*.txt").Order(StringComparer.Ordinal).Select(path => (path, Parse(path)))];

    /// <summary>Every entry.</summary>
    public IReadOnlyList<EditorEntry> Entries => [.. _files.SelectMany(file => file.Entries)];

    /// <summary>The entries as test data: schema and title.</summary>
    public IEnumerable<TheoryDataRow<string, string>> Rows => Entries.Select(entry => new TheoryDataRow<string, string>(entry.Schema, entry.Title));

    /// <summary>The entry of a row.</summary>
    public EditorEntry this[string schema, string title] => Entries.Single(entry => entry.Schema == schema && entry.Title == title);

    /// <summary>The good file of a schema.</summary>
    public static string Good(string schema) => File.ReadAllText(GoodPath(schema));

    /// <summary>Where the good file of a schema is.</summary>
    public static string GoodPath(string schema) => Path.Combine(Folder, schema + ".json");

    /// <summary>Writes the tables anew, with what the editor shows now.</summary>
    public void Update(Func<EditorEntry, IEnumerable<string>> shown)
    {
        foreach (var (path, entries) in _files)
        {
            var sections = entries.Select(entry => string.Join('\n', ["# " + entry.Title, .. entry.Instructions, .. entry.Notes, .. shown(entry).Select(line => "> " + line)]) + "\n");
            File.WriteAllText(path, string.Join('\n', sections));
        }
    }

    private static IReadOnlyList<EditorEntry> Parse(string path)
    {
        var schema = Path.GetFileNameWithoutExtension(path).Split('.')[1];
        return [.. ("\n" + File.ReadAllText(path)).Split("\n# ", StringSplitOptions.RemoveEmptyEntries).Select(section => Entry(schema, section.TrimEnd('\n').Split('\n')))];
    }

    private static EditorEntry Entry(string schema, string[] lines) => new(
        schema,
        lines[0],
        [.. lines.Skip(1).Where(line => line.Length > 0 && line[..1] is "-" or "+")],
        [.. lines.Skip(1).Where(line => line.Length > 0 && line[..1] is not ("-" or "+" or ">"))],
        [.. lines.Skip(1).Where(line => line.StartsWith('>')).Select(line => line.Length > 2 ? line[2..] : "")]);
}
