using System.Xml;

namespace Rezolve.Mapping.Http.Answers.Decodings.Xml;

/// <summary>How elements and attributes are named in one document.</summary>
/// <param name="namespaces">Namespaces that keep a prefix: their addresses by prefix.</param>
internal sealed class XmlNames(IReadOnlyDictionary<string, string> namespaces)
{
    private readonly Dictionary<string, string> _prefixes = namespaces.GroupBy(one => one.Value).ToDictionary(group => group.Key, group => group.First().Key);

    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    /// <summary>The name of the element or attribute the reader stands on.</summary>
    public string Of(XmlReader reader)
    {
        var name = _prefixes.TryGetValue(reader.NamespaceURI, out var prefix) ? $"{prefix}:{reader.LocalName}" : reader.LocalName;
        return reader.NodeType == XmlNodeType.Attribute ? Marked(name) : name;
    }

    private string Marked(string name)
    {
        if (!_attributes.TryGetValue(name, out var marked))
            _attributes.Add(name, marked = "@" + name);
        return marked;
    }
}
