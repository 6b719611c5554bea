using System.Text.Json;

namespace Rezolve.Json.Formatting.Pieces;

/// <summary>Puts a new value where an old one stood, changing only what differs.</summary>
internal static class PieceGraft
{
    /// <summary>Gives <paramref name="old"/> the value of <paramref name="wanted"/>; members and items that stay keep their place, spelling and comments.</summary>
    public static void Onto(Piece old, Piece wanted)
    {
        if (old.Node.Kind != wanted.Node.Kind) old.Become(wanted);
        else if (old.Node.Kind == JsonValueKind.Object) old.Hold(Members(old, wanted));
        else if (old.Node.Kind == JsonValueKind.Array) old.Hold(Items(old, wanted));
        else if (old.Node.Text != wanted.Node.Text) old.Become(wanted);
    }

    // A new member stands behind the one it stands behind in the new value.
    private static List<Piece> Members(Piece old, Piece wanted)
    {
        var news = wanted.Children.ToDictionary(child => child.Node.Name!, StringComparer.Ordinal);
        var members = old.Children.Where(child => news.ContainsKey(child.Node.Name!)).ToList();
        foreach (var member in members) Onto(member, news[member.Node.Name!]);
        var at = 0;
        foreach (var child in wanted.Children)
        {
            var found = members.FindIndex(member => member.Node.Name == child.Node.Name);
            if (found < 0) members.Insert(at++, child);
            else at = found + 1;
        }
        return members;
    }

    private static List<Piece> Items(Piece old, Piece wanted)
    {
        foreach (var (item, value) in old.Children.Zip(wanted.Children)) Onto(item, value);
        return [.. old.Children.Take(wanted.Children.Count), .. wanted.Children.Skip(old.Children.Count)];
    }
}
