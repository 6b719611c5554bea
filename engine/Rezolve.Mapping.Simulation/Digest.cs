namespace Rezolve.Mapping.Simulation;

/// <summary>A running digest of texts: equal digests mean that the same was said in the same order.</summary>
internal sealed class Digest
{
    /// <summary>The digest of what was said so far.</summary>
    public ulong Value { get; private set; } = 0xCBF29CE484222325;

    /// <summary>Adds a text, and its end.</summary>
    public Digest With(string text)
    {
        var value = Value;
        foreach (var letter in text)
            value = (value ^ letter) * 0x100000001B3;
        Value = (value ^ 0xFFFF) * 0x100000001B3;
        return this;
    }
}
