namespace Rezolve.Json.Reading.Parsing;

/// <summary>The number grammar of RFC 8259, section 6.</summary>
internal static class JsonNumber
{
    public static bool IsValid(ReadOnlySpan<byte> word)
    {
        if (word.StartsWith("-"u8)) word = word[1..];
        var whole = TakeDigits(ref word);
        if (whole.IsEmpty || (whole.Length > 1 && whole[0] == '0')) return false;
        if (word.StartsWith("."u8))
        {
            word = word[1..];
            if (TakeDigits(ref word).IsEmpty) return false;
        }
        if (word.IsEmpty) return true;
        if (word[0] is not ((byte)'e' or (byte)'E')) return false;
        word = word[1..];
        if (!word.IsEmpty && (word[0] == '+' || word[0] == '-')) word = word[1..];
        return !TakeDigits(ref word).IsEmpty && word.IsEmpty;
    }

    private static ReadOnlySpan<byte> TakeDigits(ref ReadOnlySpan<byte> word)
    {
        var length = word.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = length < 0 ? word : word[..length];
        word = word[digits.Length..];
        return digits;
    }
}
