using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>
/// The content of a row, as JSON that is written straight into a buffer. What is not there is left out. Each thread has one, so a row is written
/// from <see cref="Begin"/> to <see cref="End"/> without another in between.
/// </summary>
internal sealed class RowContent
{
    private const int UsualBytes = 4096;

    // A buffer that one very large row has made is not kept.
    private const int MostKept = 256 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static RowContent? _own;

    private readonly ArrayBufferWriter<byte> _buffer = new(UsualBytes);
    private readonly Utf8JsonWriter _json;

    private RowContent() => _json = new Utf8JsonWriter(_buffer, Options);

    /// <summary>Begins a row.</summary>
    public static RowContent Begin()
    {
        var content = _own ??= new RowContent();
        content._buffer.ResetWrittenCount();
        content._json.Reset(content._buffer);
        content._json.WriteStartObject();
        return content;
    }

    /// <summary>Ends the row, and gives its bytes.</summary>
    public byte[] End()
    {
        _json.WriteEndObject();
        _json.Flush();
        if (_buffer.Capacity > MostKept)
            _own = null;
        return _buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a member, unless there is nothing to write.</summary>
    public RowContent With(string name, string? text)
    {
        if (text is not null)
            _json.WriteString(name, text);
        return this;
    }

    /// <summary>Writes a member, unless there is nothing to write.</summary>
    public RowContent With(string name, DateTimeOffset? instant) => With(name, instant is { } at ? RowValues.Text(at) : null);

    /// <summary>Writes a member, unless it is zero.</summary>
    public RowContent With(string name, long number)
    {
        if (number != 0)
            _json.WriteNumber(name, number);
        return this;
    }

    /// <summary>Writes a member, unless it is undefined. A fault is kept as its reason.</summary>
    public RowContent With(string name, in Value value)
    {
        if (value.Kind == ValueKind.Undefined)
            return this;
        _json.WritePropertyName(name);
        return Add(value);
    }

    /// <summary>Writes a member, unless there is nothing to write.</summary>
    /// <param name="name">The member.</param>
    /// <param name="entry">What is written.</param>
    /// <param name="write">Writes its value.</param>
    public RowContent With<T>(string name, T? entry, Action<RowContent, T> write)
        where T : class
    {
        if (entry is null)
            return this;
        _json.WritePropertyName(name);
        write(this, entry);
        return this;
    }

    /// <summary>Writes a member with a member for each entry, unless there is none.</summary>
    /// <param name="name">The member.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="write">Writes the value of one.</param>
    public RowContent WithEach<T>(string name, IEnumerable<KeyValuePair<string, T>> entries, Action<RowContent, T> write)
    {
        var isBegun = false;
        foreach (var (key, entry) in entries)
        {
            if (!isBegun)
                _json.WriteStartObject(name);
            isBegun = true;
            _json.WritePropertyName(key);
            write(this, entry);
        }
        if (isBegun)
            _json.WriteEndObject();
        return this;
    }

    /// <summary>Writes a member that is a list of texts, unless there is none.</summary>
    public RowContent With(string name, IReadOnlyList<string> texts) => texts.Count == 0 ? this : WithList(name, texts, static (content, text) => content._json.WriteStringValue(text));

    /// <summary>Writes a member that is a list.</summary>
    /// <param name="name">The member.</param>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes the value of one.</param>
    public RowContent WithList<T>(string name, IReadOnlyList<T> items, Action<RowContent, T> write)
    {
        _json.WritePropertyName(name);
        return AddList(items, write);
    }

    /// <summary>Writes a value by itself. A fault is kept as its reason.</summary>
    public RowContent Add(in Value value)
    {
        if (!value.IsFault)
        {
            ValueJson.Write(_json, value);
            return this;
        }
        _json.WriteStartObject();
        _json.WriteString(RowValues.FaultMember, value.Text);
        _json.WriteEndObject();
        return this;
    }

    /// <summary>Writes an object by itself.</summary>
    public RowContent AddObject<T>(T entry, Action<RowContent, T> write)
    {
        _json.WriteStartObject();
        write(this, entry);
        _json.WriteEndObject();
        return this;
    }

    /// <summary>Writes a list by itself.</summary>
    public RowContent AddList<T>(IReadOnlyList<T> items, Action<RowContent, T> write)
    {
        _json.WriteStartArray();
        for (var at = 0; at < items.Count; at++)
            write(this, items[at]);
        _json.WriteEndArray();
        return this;
    }
}
