using System.Text;

namespace Rezolve.Mapping.LiteDb.Rows;

/// <summary>
/// Texts as bytes that sort as the texts do: part by part, each by the codes of its characters (UTF-16 units). They come back exactly as they were.
/// </summary>
/// <remarks>
/// Each unit is written by itself in the pattern of UTF-8, so that what sorts above the surrogates stays above them. A part ends with 00, and
/// a 00 within it is 00 FF; since FF is never written otherwise, no part is mistaken for the beginning of another.
/// </remarks>
internal static class KeyBytes
{
    /// <summary>The most bytes that an index takes as one key. Fact: LiteDB 5.0.20 refuses more.</summary>
    public const int Limit = 1021;

    private const byte End = 0x00;

    private const byte Escape = 0xFF;

    /// <summary>A whole key; its last part has no end mark.</summary>
    public static byte[] Of(params ReadOnlySpan<string> parts) => Write(parts, isOpen: true);

    /// <summary>What every key begins with whose first parts are these.</summary>
    public static byte[] Prefix(params ReadOnlySpan<string> parts) => Write(parts, isOpen: false);

    /// <summary>The least key above one.</summary>
    public static byte[] After(byte[] key) => [.. key, End];

    /// <summary>A bound above all keys with a prefix, and below all that are above those.</summary>
    public static byte[] Top(byte[] prefix) => [.. prefix, Escape];

    /// <summary>The parts of a key.</summary>
    public static List<string> Parts(ReadOnlySpan<byte> key)
    {
        var parts = new List<string>(5);
        var text = new StringBuilder();
        for (var at = 0; at < key.Length;)
        {
            var lead = key[at];
            if (lead == End && (at + 1 == key.Length || key[at + 1] != Escape))
            {
                parts.Add(text.ToString());
                text.Clear();
                at++;
                continue;
            }
            text.Append(Unit(key[at..]));
            at += lead is End ? 2 : Width(lead);
        }
        parts.Add(text.ToString());
        return parts;
    }

    private static byte[] Write(ReadOnlySpan<string> parts, bool isOpen)
    {
        var size = 0;
        foreach (var part in parts)
            size += 3 * part.Length + 1;
        var bytes = new byte[size];
        var at = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var unit in parts[i])
                at += WriteUnit(bytes.AsSpan(at), unit);
            if (!isOpen || i < parts.Length - 1)
                bytes[at++] = End;
        }
        return bytes[..at];
    }

    private static int WriteUnit(Span<byte> target, char unit)
    {
        switch (unit)
        {
            case '\0':
                (target[0], target[1]) = (End, Escape);
                return 2;
            case < '\u0080':
                target[0] = (byte)unit;
                return 1;
            case < '\u0800':
                (target[0], target[1]) = ((byte)(0xC0 | unit >> 6), (byte)(0x80 | unit & 0x3F));
                return 2;
            default:
                (target[0], target[1], target[2]) = ((byte)(0xE0 | unit >> 12), (byte)(0x80 | unit >> 6 & 0x3F), (byte)(0x80 | unit & 0x3F));
                return 3;
        }
    }

    private static int Width(byte lead) => lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;

    private static char Unit(ReadOnlySpan<byte> at) => Width(at[0]) switch
    {
        1 => (char)at[0],
        2 => (char)((at[0] & 0x1F) << 6 | at[1] & 0x3F),
        _ => (char)((at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | at[2] & 0x3F),
    };
}
