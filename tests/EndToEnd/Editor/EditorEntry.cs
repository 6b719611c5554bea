namespace EndToEnd.Editor;

/// <summary>One change to a good file, and what the editor shows for it.</summary>
/// <param name="Schema">Which schema the file has: connector, workspace or case.</param>
/// <param name="Title">What the entry is about.</param>
/// <param name="Instructions">The lines that make the change: <c>- old text</c>, then <c>+ new text</c>.</param>
/// <param name="Notes">The lines that are written by hand besides, such as <c>offers "get" | "list"</c>.</param>
/// <param name="Expected">What the editor shows, line by line.</param>
internal sealed record EditorEntry(string Schema, string Title, IReadOnlyList<string> Instructions, IReadOnlyList<string> Notes, IReadOnlyList<string> Expected)
{
    /// <summary>Where the cursor stands.</summary>
    private const char Cursor = '¦';

    /// <summary>The file with the change, and the cursor's offset; without a cursor null.</summary>
    public (string Text, int? Offset) Apply(string good)
    {
        for (var at = 0; at < Instructions.Count;)
        {
            var old = Instructions[at++][2..];
            var lines = Instructions.Skip(at).TakeWhile(line => line.StartsWith('+')).ToList();
            at += lines.Count;
            Assert.True(good.Split(old).Length == 2, $"'{Title}': the text must stand in the file exactly once: {old}");
            good = good.Replace(old, string.Join('\n', lines.Select(line => line.Length > 2 ? line[2..] : "")), StringComparison.Ordinal);
        }
        var cursor = good.IndexOf(Cursor);
        return cursor < 0 ? (good, null) : (good.Remove(cursor, 1), cursor);
    }

    /// <summary>The words of a note, such as what is offered.</summary>
    public IReadOnlyList<string> Note(string name) =>
        Notes.FirstOrDefault(note => note.StartsWith(name + " ", StringComparison.Ordinal)) is { } line ? line[(name.Length + 1)..].Split(" | ") : [];
}
