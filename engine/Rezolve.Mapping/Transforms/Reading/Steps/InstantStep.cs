using System.Text.Json;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Transforms.Reading.Steps;

/// <summary>Instants that are written as the canonical form has them, or nearly.</summary>
internal sealed class InstantStep(FieldProgram field, byte[] fragment, int slot) : TokenStep(field, fragment, slot)
{
    /// <inheritdoc/>
    protected override bool TryWrite(in SlotSpan span, ReadOnlySpan<byte> token, Utf8Output output)
    {
        if (span.Type == JsonTokenType.Null || IsCanonical(token))
        {
            output.Add(token);
            return true;
        }
        // "2026-05-01T10:00:00.000Z" and "2026-05-01T10:00:00+00:00" are common, and differ from the canonical form only at the end.
        if (token.Length <= 21 || !IsUpToSeconds(token) || !IsZero(token[20..^1]))
            return false;
        output.Add(token[..20]);
        output.Add("Z\""u8);
        return true;
    }

    private static bool IsCanonical(ReadOnlySpan<byte> token) => token.Length == 22 && token[20] == (byte)'Z' && IsUpToSeconds(token);

    private static bool IsZero(ReadOnlySpan<byte> rest) =>
        rest.SequenceEqual(".000Z"u8) || rest.SequenceEqual("+00:00"u8) || rest.SequenceEqual("+0000"u8)
        || rest.SequenceEqual(".000+0000"u8) || rest.SequenceEqual(".000+00:00"u8);

    // "2026-05-01T10:00:00 with its opening quotation mark.
    private static bool IsUpToSeconds(ReadOnlySpan<byte> token)
    {
        if (token[5] != '-' || token[8] != '-' || token[11] != 'T' || token[14] != ':' || token[17] != ':')
            return false;
        var (century, year) = (Two(token, 1), Two(token, 3));
        var (month, day) = (Two(token, 6), Two(token, 9));
        return (century | year) >= 0 && (century | year) != 0
            && (uint)(month - 1) < 12 && (uint)(day - 1) < 31 && (day < 29 || day <= DateTime.DaysInMonth((century * 100) + year, month))
            && (uint)Two(token, 12) < 24 && (uint)Two(token, 15) < 60 && (uint)Two(token, 18) < 60;
    }

    // Two digits; less than 0 where they are none.
    private static int Two(ReadOnlySpan<byte> token, int at)
    {
        var (high, low) = ((uint)token[at] - '0', (uint)token[at + 1] - '0');
        return high > 9 || low > 9 ? int.MinValue : (int)((high * 10) + low);
    }
}
