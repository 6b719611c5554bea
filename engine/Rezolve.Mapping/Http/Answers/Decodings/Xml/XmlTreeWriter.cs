using System.Text.Json;

namespace Rezolve.Mapping.Http.Answers.Decodings.Xml;

/// <summary>Writes a tree as JSON, elements of one name together. Recursion is as deep as <see cref="XmlTreeReader.Depth"/> at most.</summary>
internal sealed class XmlTreeWriter(XmlTree tree, XmlLists lists, Utf8JsonWriter writer)
{
    private readonly int[] _newest = new int[tree.NameCount]; // by name: the last node of it in the parent at hand

    /// <summary>Writes the document.</summary>
    public void Write()
    {
        writer.WriteStartObject();
        writer.WritePropertyName(NameOf(0));
        Value(0);
        writer.WriteEndObject();
    }

    private void Value(int node)
    {
        ref var element = ref tree[node];
        var ownLists = lists.In(NameOf(node));
        if (element.First != 0 || ownLists.Count > 0)
            Members(node, ownLists);
        else if (element.IsNil && element.TextLength == 0)
            writer.WriteNullValue();
        else
            writer.WriteStringValue(tree.TextOf(element));
    }

    private void Members(int node, IReadOnlySet<string> ownLists)
    {
        Link(node);
        writer.WriteStartObject();
        var missing = ownLists.Count > 0 ? new HashSet<string>(ownLists, StringComparer.Ordinal) : null;
        for (var child = tree[node].First; child != 0; child = tree[child].Next)
        {
            missing?.Remove(NameOf(child));
            if (!tree[child].IsLater)
                Member(child, ownLists.Contains(NameOf(child)));
        }
        foreach (var name in missing ?? [])
        {
            writer.WriteStartArray(name);
            writer.WriteEndArray();
        }
        if (tree[node].TextLength > 0)
            writer.WriteString("#text", tree.TextOf(tree[node]));
        writer.WriteEndObject();
    }

    private void Member(int child, bool isList)
    {
        writer.WritePropertyName(NameOf(child));
        if (!isList && tree[child].Same == 0)
        {
            Value(child);
            return;
        }
        writer.WriteStartArray();
        for (var each = child; each != 0; each = tree[each].Same)
            Value(each);
        writer.WriteEndArray();
    }

    // One pass over the children, and one to forget what it noted: never a search for each name.
    private void Link(int node)
    {
        for (var child = tree[node].First; child != 0; child = tree[child].Next)
        {
            ref var newest = ref _newest[tree[child].Name];
            if (newest != 0)
            {
                tree[newest].Same = child;
                tree[child].IsLater = true;
            }
            newest = child;
        }
        for (var child = tree[node].First; child != 0; child = tree[child].Next)
            _newest[tree[child].Name] = 0;
    }

    private string NameOf(int node) => tree.NameOf(tree[node].Name);
}
