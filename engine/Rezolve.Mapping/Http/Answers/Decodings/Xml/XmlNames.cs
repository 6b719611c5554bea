using System.Xml;

namespace Rezolve.Mapping.Http.Answers.Decodings.Xml;

/// <summary>How elements and attributes are named in the document.</summary>
internal sealed class XmlNames(IReadOnlyDictionary<string, string> namespaces)
{
    private readonly Dictionary<string, string> _prefixes = namespaces.GroupBy(one => one.Value).ToDictionary(group => group.Key, group => group.First().Key);

    /// <summary>Local names alone.</summary>
    public static XmlNames Local { get; } = new(new Dictionary<string, string>());

    /// <summary>The name of the element or attribute the reader stands on.</summary>
    public string Of(XmlReader reader)
    {
        var name = _prefixes.TryGetValue(reader.NamespaceURI, out var prefix) ? $"{prefix}:{reader.LocalName}" : reader.LocalName;
        return reader.NodeType == XmlNodeType.Attribute ? "@" + name : name;
    }
}
