using System.Text;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>A block whose end tag has not come yet.</summary>
/// <param name="tag">The tag that opened it; empty for the document.</param>
internal sealed class OpenBlock(string tag)
{
    /// <summary>The tag that opened it; empty for the document.</summary>
    public string Tag => tag;

    /// <summary>The blocks that have ended in it.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>Of a list, its items; of a table, its rows; of a row, its cells.</summary>
    public List<ListItem> Items { get; } = [];

    /// <summary>Of a table.</summary>
    public List<TableRow> Rows { get; } = [];

    /// <summary>Of a row.</summary>
    public List<TableCell> Cells { get; } = [];

    /// <summary>Of what is shown as it is written.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>The first number of a list, or what a cell spans.</summary>
    public int First { get; init; } = 1;

    /// <summary>The rows that a cell spans.</summary>
    public int Second { get; init; } = 1;

    /// <summary>Of code.</summary>
    public string? Language { get; set; }

    /// <summary>Of a task.</summary>
    public bool? IsDone { get; set; }

    /// <summary>Of what opens.</summary>
    public string Title { get; set; } = "";

    /// <summary>Whether a table only places what is in it.</summary>
    public bool IsFrame { get; set; }

    /// <summary>How many marks were open when it began: those are not closed from within a cell.</summary>
    public int Marks { get; init; }

    /// <summary>Whether tags in it cannot end what was open around it.</summary>
    public bool IsCell => tag is "td" or "th";

    /// <summary>Takes blocks that end in it; in a list, where only items may stand, they belong to the last of them.</summary>
    public void Take(IEnumerable<Block> blocks)
    {
        if (tag is not ("ul" or "ol"))
            Blocks.AddRange(blocks);
        else if (Items.Count == 0)
            Items.Add(new ListItem([.. blocks]));
        else
            Items[^1] = Items[^1] with { Blocks = [.. Items[^1].Blocks, .. blocks] };
    }

    /// <summary>The item that has ended.</summary>
    public ListItem ToItem() => TaskItems.Read(new ListItem(Blocks, IsDone));

    /// <summary>The cell that has ended.</summary>
    public TableCell ToCell() => new(Blocks, tag == "th") { Columns = First, Rows = Second };
}
