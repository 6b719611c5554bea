using System.Text.Json;

namespace Rezolve.Json.Reading.Merging;

/// <summary>
/// Puts one authored value over another: objects are merged by key, <c>null</c> removes what it stands over, anything else replaces.
/// Every node of the outcome keeps its <see cref="AuthoredNode.Origin"/>, so that a mistake is told where it was written.
/// </summary>
public sealed class AuthoredMerge
{
    private readonly List<IdleNull> _idle = [];

    private AuthoredMerge()
    {
    }

    /// <summary>Merges two values into a new tree; both stay as they are.</summary>
    /// <param name="under">What lies below.</param>
    /// <param name="over">What is put over it.</param>
    /// <returns>
    /// The outcome. An object that both have is <paramref name="over"/>'s: its place is there. Members stand in the order of
    /// <paramref name="under"/>, with what is added behind. Where <paramref name="under"/> has nothing, <paramref name="over"/> is
    /// taken as it is, <c>null</c> included.
    /// </returns>
    public static AuthoredMergeOutcome Merge(AuthoredNode under, AuthoredNode over)
    {
        var merge = new AuthoredMerge();
        var root = merge.Put(under, over, null);
        return new AuthoredMergeOutcome(root, merge._idle);
    }

    // Authored texts have a limit of depth, and this goes no deeper.
    private AuthoredNode Put(AuthoredNode under, AuthoredNode over, AuthoredNode? parent)
    {
        if (under.Kind != JsonValueKind.Object || over.Kind != JsonValueKind.Object)
            return Copy(over, parent);
        var merged = over.CopyBare(parent);
        foreach (var member in under.Members.Where(member => ReferenceEquals(under[member.Name!], member)))
        {
            if (over[member.Name!] is not { } above)
                Copy(member, merged);
            else if (above.Kind != JsonValueKind.Null)
                Put(member, above, merged);
        }
        foreach (var member in over.Members.Where(member => under[member.Name!] is null))
        {
            if (member.Kind == JsonValueKind.Null)
                _idle.Add(new IdleNull(member.Origin, under));
            else
                Copy(member, merged);
        }
        return merged;
    }

    /// <summary>A copy of a value in which some nodes are exchanged.</summary>
    /// <param name="root">The value; it is not exchanged itself.</param>
    /// <param name="by">What stands instead of a node of it, under that node's own key; null leaves the node out.</param>
    public static AuthoredNode Exchange(AuthoredNode root, IReadOnlyDictionary<AuthoredNode, AuthoredNode?> by) => Exchange(root, null, by)!;

    private static AuthoredNode? Exchange(AuthoredNode node, AuthoredNode? parent, IReadOnlyDictionary<AuthoredNode, AuthoredNode?> by)
    {
        if (by.TryGetValue(node, out var other))
            return other is null ? null : Copy(other, parent);
        var copy = node.CopyBare(parent);
        foreach (var child in node.Children)
            Exchange(child, copy, by);
        return copy;
    }

    private static AuthoredNode Copy(AuthoredNode node, AuthoredNode? parent)
    {
        var copy = node.CopyBare(parent);
        foreach (var child in node.Children)
            Copy(child, copy);
        return copy;
    }
}

/// <summary>What became of two values.</summary>
/// <param name="Root">The merged value.</param>
/// <param name="Idle">Where <c>null</c> stands over nothing, so that it removes nothing; in order of place.</param>
public sealed record AuthoredMergeOutcome(AuthoredNode Root, IReadOnlyList<IdleNull> Idle);

/// <summary>A <c>null</c> that stands over nothing.</summary>
/// <param name="Node">The <c>null</c>, as it was read.</param>
/// <param name="Under">The object below, which has no such member.</param>
public sealed record IdleNull(AuthoredNode Node, AuthoredNode Under);
