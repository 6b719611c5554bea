using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Rezolve.Json.Reading.Parsing;

namespace Rezolve.Json.Reading;

/// <summary>A value in an authored text, with its place. Nodes form a tree and never change once the document is given out.</summary>
public sealed class AuthoredNode
{
    private static readonly List<AuthoredNode> None = [];
    private readonly List<AuthoredNode> _children;
    private string? _pointer;
    private AuthoredNode? _origin;

    internal AuthoredNode(JsonValueKind kind, AuthoredKey key, int start)
    {
        Kind = kind;
        Parent = key.Parent;
        Name = key.Name;
        KeyStart = key.Start;
        KeyEnd = key.End;
        Start = End = start;
        Index = Parent is { Kind: JsonValueKind.Array } ? Parent._children.Count : null;
        _children = kind is JsonValueKind.Object or JsonValueKind.Array ? [] : None;
        Parent?._children.Add(this);
    }

    private AuthoredNode(AuthoredNode read, AuthoredNode? parent)
        : this(read.Kind, new AuthoredKey(parent, read.Name, read.KeyStart, read.KeyEnd), read.Start)
    {
        Origin = read.Origin;
        End = read.End;
        Text = read.Text;
    }

    /// <summary>What sort of value this is; never <see cref="JsonValueKind.Undefined"/>.</summary>
    public JsonValueKind Kind { get; }

    /// <summary>Byte offset of the value's first character.</summary>
    public int Start { get; }

    /// <summary>Byte offset just after the value's last character; where reading stopped, for a container that never closes.</summary>
    public int End { get; internal set; }

    /// <summary>Byte offset of the key's opening quote when this is a member of an object, else -1.</summary>
    public int KeyStart { get; }

    /// <summary>Byte offset just after the key's closing quote when this is a member of an object, else -1.</summary>
    public int KeyEnd { get; }

    /// <summary>The name, unescaped, when this is a member of an object, else null.</summary>
    public string? Name { get; }

    /// <summary>The index, from 0, when this is an item of an array, else null.</summary>
    public int? Index { get; }

    /// <summary>The array or object that holds this value; null for the root.</summary>
    public AuthoredNode? Parent { get; }

    /// <summary>
    /// The node as it stands in a text: the node itself, but in a tree put together of several
    /// (<see cref="Merging.AuthoredMerge"/>), where it is the one that was read. Positions are always those of the origin.
    /// </summary>
    public AuthoredNode Origin
    {
        get => _origin ?? this;
        private init => _origin = value;
    }

    /// <summary>The document that the origin was read from; null while that is still being read.</summary>
    public AuthoredDocument? Document
    {
        get
        {
            var root = Origin;
            while (root.Parent is { } parent)
                root = parent;
            return root.Owner;
        }
    }

    /// <summary>A string's value, unescaped, or a number's digits exactly as written; null for any other kind.</summary>
    public string? Text { get; internal set; }

    /// <summary>The value of <c>true</c> and <c>false</c>; null for any other kind.</summary>
    public bool? Boolean => Kind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>A string's value; null for any other kind, numbers included.</summary>
    public string? String => Kind == JsonValueKind.String ? Text : null;

    /// <summary>A number's value when it is written as a whole number that fits 64 bits; otherwise null.</summary>
    public long? Integer =>
        Kind == JsonValueKind.Number && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>An object's members in the order written, a repeated key included; empty for any other kind.</summary>
    public IReadOnlyList<AuthoredNode> Members => Kind == JsonValueKind.Object ? _children : None;

    /// <summary>An array's items; empty for any other kind.</summary>
    public IReadOnlyList<AuthoredNode> Items => Kind == JsonValueKind.Array ? _children : None;

    /// <summary>The member of that name, the last one where a key is repeated; null where there is none or this is not an object.</summary>
    /// <param name="name">The name, unescaped, compared ordinally.</param>
    public AuthoredNode? this[string name] => Kind == JsonValueKind.Object ? _children.FindLast(node => node.Name == name) : null;

    /// <summary>The JSON Pointer (RFC 6901) of this value; empty for the root.</summary>
    public string Pointer => _pointer ??= Parent is null
        ? ""
        : Index is { } index ? JsonPointer.Append(Parent.Pointer, index) : JsonPointer.Append(Parent.Pointer, Name ?? "");

    internal IReadOnlyList<AuthoredNode> Children => _children;

    /// <summary>The document, at its root.</summary>
    internal AuthoredDocument? Owner { get; set; }

    /// <summary>A copy of this node alone, at the end of another parent; the copy of a container is empty.</summary>
    internal AuthoredNode CopyBare(AuthoredNode? parent) => new(this, parent);

    /// <summary>Gives the value to code that works on <see cref="JsonElement"/>: comments are gone, numbers keep their digits.</summary>
    /// <returns>An element that owns its memory and needs no disposal.</returns>
    public JsonElement ToElement()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = int.MaxValue }))
        {
            WriteTo(writer);
        }
        return JsonElement.Parse(buffer.WrittenSpan, new JsonDocumentOptions { MaxDepth = int.MaxValue });
    }

    /// <summary>Writes the value without comments; numbers keep their digits.</summary>
    /// <param name="writer">Where to write; the value's own key is not written.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case JsonValueKind.Object: WriteObject(writer); break;
            case JsonValueKind.Array: WriteArray(writer); break;
            case JsonValueKind.String: writer.WriteStringValue(Text); break;
            case JsonValueKind.Number: writer.WriteRawValue(Text!, skipInputValidation: true); break;
            case JsonValueKind.True: writer.WriteBooleanValue(true); break;
            case JsonValueKind.False: writer.WriteBooleanValue(false); break;
            default: writer.WriteNullValue(); break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in _children)
        {
            writer.WritePropertyName(member.Name!);
            member.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    private void WriteArray(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in _children) item.WriteTo(writer);
        writer.WriteEndArray();
    }
}
