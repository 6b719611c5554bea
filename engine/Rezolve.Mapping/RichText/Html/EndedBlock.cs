using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>What becomes of a block when it ends: it is put into the one that it stands in.</summary>
internal static class EndedBlock
{
    /// <summary>Puts a block where it belongs.</summary>
    /// <param name="ended">The block.</param>
    /// <param name="into">What it stands in.</param>
    /// <param name="open">All that is open, for what stands in a table and in none of its cells.</param>
    /// <param name="losses">Where a table that only places things is counted.</param>
    public static void Put(OpenBlock ended, OpenBlock into, List<OpenBlock> open, LossTally losses)
    {
        switch (ended.Tag)
        {
            case "li" when into.Tag is "ul" or "ol": into.Items.Add(ended.ToItem()); return;
            case "tr" when into.Tag == "table": into.Rows.Add(new TableRow(ended.Cells)); return;
            case "td" or "th" when into.Tag == "tr": into.Cells.Add(ended.ToCell()); return;
            case "summary" when into.Tag == "details": into.Title = Normal.WordsOf.Doc(new RichDoc(ended.Blocks)); return;
        }
        if (ended.Tag == "table" && open.FindLast(block => block.IsCell) is not null)
            open.FindLast(block => block.Tag == "table")!.IsFrame = true;
        var made = Made(ended, losses).ToList();
        if (made.Count > 0)
            Holder(open).Take(made);
    }

    /// <summary>What takes a block that ends now: what stands in a table outside its cells is shown before the table.</summary>
    public static OpenBlock Holder(List<OpenBlock> open) => open.FindLast(block => block.Tag is not ("table" or "tr"))!;

    private static IEnumerable<Block> Made(OpenBlock ended, LossTally losses) => ended.Tag switch
    {
        "ul" or "ol" => ended.Items.Count == 0 ? [] : [new ItemList(ended.Tag == "ol", ended.Tag == "ol" ? ended.First : 1, ended.Items)],
        "blockquote" => ended.Blocks.Count == 0 ? [] : [new Quote(ended.Blocks)],
        "pre" => ended.Text.Length == 0 ? ended.Blocks : [new CodeBlock(Code(ended), ended.Language), .. ended.Blocks],
        "details" => [new Expand(ended.Title, ended.Blocks)],
        "table" => OfTable(ended, losses),
        _ => ended.Blocks,
    };

    private static string Code(OpenBlock ended)
    {
        var text = ended.Text.ToString();
        // HTML leaves out the line end behind the tag.
        return (text.StartsWith('\n') ? text[1..] : text).TrimEnd('\n');
    }

    // Mails place everything in tables.
    private static IEnumerable<Block> OfTable(OpenBlock ended, LossTally losses)
    {
        if (!ended.IsFrame && !Table.IsFrame(ended.Rows))
            return ended.Rows.Count == 0 ? ended.Blocks : [.. ended.Blocks, new Table(ended.Rows)];
        losses.Add("table that only places things was unfolded");
        return ended.Blocks.Concat(ended.Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Blocks));
    }
}
