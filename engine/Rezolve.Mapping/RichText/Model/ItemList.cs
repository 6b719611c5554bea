namespace Rezolve.Mapping.RichText.Model;

/// <summary>A list.</summary>
/// <param name="IsOrdered">Whether its items are numbered.</param>
/// <param name="Start">The first number, 0 or more; 1 where nothing is numbered.</param>
/// <param name="Items">The items.</param>
internal sealed record ItemList(bool IsOrdered, int Start, IReadOnlyList<ListItem> Items) : Block;

/// <summary>An item of a list.</summary>
/// <param name="Blocks">The blocks in it.</param>
/// <param name="IsDone">Of a task, whether it is done; null for what is no task.</param>
internal sealed record ListItem(IReadOnlyList<Block> Blocks, bool? IsDone = null);
