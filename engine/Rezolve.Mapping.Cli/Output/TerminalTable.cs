using Spectre.Console;

namespace Rezolve.Mapping.Cli.Output;

/// <summary>A table for a person at a terminal. Only it loads the rendering library, so that nothing else waits for it.</summary>
internal static class TerminalTable
{
    /// <summary>Draws a table as wide as the terminal allows; long cells are wrapped.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="inColour">Whether styles are written.</param>
    /// <param name="headings">The columns.</param>
    /// <param name="rows">The cells, row by row.</param>
    public static void Write(TextWriter writer, bool inColour, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = inColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = inColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(SafeText.Of(cell))));
        console.Write(table);
    }
}
