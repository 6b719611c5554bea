namespace Rezolve.Mapping.Http.Answers.Decodings.Xml;

/// <summary>Which elements are always lists, by parent.</summary>
internal sealed class XmlLists
{
    private static readonly HashSet<string> Nothing = [];

    private readonly Dictionary<string, HashSet<string>> _byParent = new(StringComparer.Ordinal);

    /// <summary>None.</summary>
    public static XmlLists None { get; } = new();

    /// <summary>The lists of some declarations, each as parent/element.</summary>
    public static XmlLists Of(IReadOnlyList<string> written)
    {
        var lists = new XmlLists();
        foreach (var pair in written.Select(one => one.Split('/')))
        {
            if (!lists._byParent.TryGetValue(pair[0], out var children))
                lists._byParent.Add(pair[0], children = new HashSet<string>(StringComparer.Ordinal));
            children.Add(pair[1]);
        }
        return lists;
    }

    /// <summary>The lists in an element.</summary>
    public IReadOnlySet<string> In(string parent) => _byParent.GetValueOrDefault(parent, Nothing);
}
