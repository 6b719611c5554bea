using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>Tasks in formats that have none: a ballot box in front of the item's words, on writing and on reading.</summary>
internal static class TaskItems
{
    private const string Done = "☑ ";
    private const string Open = "☐ ";

    /// <summary>The item, a task where its words begin with a box.</summary>
    public static ListItem Read(ListItem item)
    {
        if (item.IsDone is not null || item.Blocks is not [Paragraph { Inlines: [TextRun run, ..] } first, ..])
            return item;
        bool? isDone = run.Text.StartsWith(Done, StringComparison.Ordinal) ? true : run.Text.StartsWith(Open, StringComparison.Ordinal) ? false : null;
        if (isDone is null)
            return item;
        var rest = run.Text.Length == Done.Length ? first.Inlines.Skip(1) : first.Inlines.Skip(1).Prepend(run with { Text = run.Text[Done.Length..] });
        return new ListItem([new Paragraph([.. rest]), .. item.Blocks.Skip(1)], isDone);
    }

    /// <summary>The blocks of an item with the box of a task in front.</summary>
    public static IReadOnlyList<Block> Write(ListItem item)
    {
        if (item.IsDone is not { } isDone)
            return item.Blocks;
        var box = new TextRun(isDone ? Done : Open);
        return item.Blocks is [Paragraph first, ..]
            ? [new Paragraph([box, .. first.Inlines]), .. item.Blocks.Skip(1)]
            : [new Paragraph([box]), .. item.Blocks];
    }
}
