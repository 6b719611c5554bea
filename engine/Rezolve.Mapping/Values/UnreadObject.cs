namespace Rezolve.Mapping.Values;

/// <summary>An object that is still JSON: its members are read when somebody first asks for one. Who only passes it on, pays nothing.</summary>
/// <param name="json">The object as UTF-8 JSON that is known to be well formed; nobody changes it.</param>
internal sealed class UnreadObject(ReadOnlyMemory<byte> json)
{
    private ValueObject? _members;

    /// <summary>The JSON.</summary>
    public ReadOnlyMemory<byte> Json => json;

    /// <summary>The members.</summary>
    public ValueObject Members => _members ??= ValueReader.Read(json.Span).Object;
}
