using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rezolve.Mapping.Workspaces.Locking;

/// <summary>The file <c>rezolve.lock.json</c> beside a workspace: what an operator has approved, by connection.</summary>
/// <param name="folder">The workspace's folder.</param>
internal sealed class LockFile(string folder)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "rezolve.lock.json";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private string Path => System.IO.Path.Combine(folder, FileName);

    /// <summary>What was approved for a connection, or null. A file that cannot be read approves nothing.</summary>
    public LockEntry? Find(string connection) => Read().GetValueOrDefault(connection);

    /// <summary>Writes an approval. The file is replaced as a whole, so a crash leaves the old one or the new one.</summary>
    public void Approve(string connection, LockEntry entry)
    {
        var entries = new SortedDictionary<string, LockEntry>(Read(), StringComparer.Ordinal) { [connection] = entry };
        var fresh = Path + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(entries, Format) + "\n");
        File.Move(fresh, Path, overwrite: true);
    }

    private Dictionary<string, LockEntry> Read()
    {
        try
        {
            return File.Exists(Path) ? JsonSerializer.Deserialize<Dictionary<string, LockEntry>>(File.ReadAllBytes(Path)) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
