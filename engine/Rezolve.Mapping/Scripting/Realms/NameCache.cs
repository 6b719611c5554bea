using System.Text;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>Names of members as text, kept from record to record: the same few dozen come again and again. Not safe for many threads.</summary>
internal sealed class NameCache
{
    private const int Places = 256;

    private readonly (byte[] Utf8, string Name)[] _places = new (byte[], string)[Places];

    /// <summary>The text of a name without escapes. A name that falls on another's place replaces it.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
            return "";
        ref var place = ref _places[(utf8.Length * 31 + utf8[0] * 7 + utf8[^1] * 3 + utf8[utf8.Length / 2]) & (Places - 1)];
        if (place.Utf8 is null || !utf8.SequenceEqual(place.Utf8))
            place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return place.Name;
    }
}
