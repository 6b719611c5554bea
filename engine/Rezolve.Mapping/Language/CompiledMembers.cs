using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Language;

/// <summary>The members of one object after checking and compiling: value slots compiled, durations and words read, defaults filled in.</summary>
/// <param name="place">Where the object stands in the manifest.</param>
/// <param name="members">By name; absent members are not there.</param>
internal sealed class CompiledMembers(SourcePlace place, IReadOnlyDictionary<string, object> members)
{
    /// <summary>Where the object stands in the manifest, for messages.</summary>
    public SourcePlace Place => place;

    /// <summary>Whether the member was written or has a default.</summary>
    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>A value slot, or null where it is absent.</summary>
    public ValueSlot? Value(string name) => Get<ValueSlot>(name);

    /// <summary>A JSONPath, or null.</summary>
    public JsonPath? Path(string name) => Get<JsonPath>(name);

    /// <summary>Literal text, a chosen word or a name, or null.</summary>
    public string? Text(string name) => Get<string>(name);

    /// <summary>A whole number, or null.</summary>
    public long? Whole(string name) => members.TryGetValue(name, out var value) ? (long)value : null;

    /// <summary>True only where it is written or the default is true.</summary>
    public bool Flag(string name) => members.TryGetValue(name, out var value) && (bool)value;

    /// <summary>A duration, or null.</summary>
    public TimeSpan? Duration(string name) => members.TryGetValue(name, out var value) ? (TimeSpan)value : null;

    /// <summary>A nested object, or null.</summary>
    public CompiledMembers? Object(string name) => Get<CompiledMembers>(name);

    /// <summary>An object of value slots by name, in written order; empty where absent.</summary>
    public IReadOnlyList<KeyValuePair<string, ValueSlot>> Values(string name) =>
        Get<IReadOnlyList<KeyValuePair<string, ValueSlot>>>(name) ?? [];

    /// <summary>A list of nested objects; empty where absent.</summary>
    public IReadOnlyList<CompiledMembers> Objects(string name) => Get<IReadOnlyList<CompiledMembers>>(name) ?? [];

    /// <summary>A list of texts; empty where absent.</summary>
    public IReadOnlyList<string> Texts(string name) => Get<IReadOnlyList<string>>(name) ?? [];

    /// <summary>An object of texts by name; empty where absent.</summary>
    public IReadOnlyDictionary<string, string> TextsByName(string name) =>
        Get<IReadOnlyDictionary<string, string>>(name) ?? new Dictionary<string, string>();

    /// <summary>A member whose forms its own reader tells apart: a number, text, or a list of both; null where absent.</summary>
    public object? Written(string name) => members.GetValueOrDefault(name);

    private T? Get<T>(string name)
        where T : class
        => members.TryGetValue(name, out var value) ? (T)value : null;
}
