namespace EndToEnd.Editor;

/// <summary>The tables that the tests share.</summary>
internal static class EditorTables
{
    /// <summary>What is offered at marked places.</summary>
    public static EditorTable Places { get; } = new("places");

    /// <summary>What is shown of a word.</summary>
    public static EditorTable Hovers { get; } = new("hovers");

    /// <summary>Files with a mistake.</summary>
    public static EditorTable Mistakes { get; } = new("mistakes");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EditorTable> All { get; } = [Places, Hovers, Mistakes];

    /// <summary>Whether the tables are to be written anew.</summary>
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("REZOLVE_UPDATE") == "1";

    /// <summary>Writes anew what is expected, to be read before it is committed.</summary>
    public static void Update(Func<EditorEntry, EditorAnswer> answer)
    {
        Hovers.Update(entry => LinesOf(answer(entry)));
        Mistakes.Update(entry => answer(entry).Diagnostics);
    }

    /// <summary>The lines of what is shown of a word.</summary>
    public static IReadOnlyList<string> LinesOf(EditorAnswer answer) => [.. answer.Hover.Split('\n').Where(line => line.Length > 0)];
}
