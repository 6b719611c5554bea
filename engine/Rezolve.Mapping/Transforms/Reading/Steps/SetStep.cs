using System.Text.Json;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Transforms.Reading.Steps;

/// <summary>A set or list of plain texts that is one list in the source.</summary>
internal sealed class SetStep(FieldProgram field, byte[] fragment, int slot, bool sorted) : TokenStep(field, fragment, slot)
{
    private const int MostMembers = 64;

    /// <inheritdoc/>
    protected override bool TryWrite(in SlotSpan span, ReadOnlySpan<byte> token, Utf8Output output)
    {
        if (span.Type == JsonTokenType.Null)
        {
            output.Add(token);
            return true;
        }
        Span<(int Start, int Length)> members = stackalloc (int, int)[MostMembers];
        if (span.Type != JsonTokenType.StartArray || !TryRead(token, members, out var count))
            return false;
        members = members[..count];
        if (sorted)
            Sort(token, members);
        output.Add((byte)'[');
        for (var i = 0; i < count; i++)
        {
            var member = token.Slice(members[i].Start, members[i].Length);
            if (sorted && i > 0 && member.SequenceEqual(token.Slice(members[i - 1].Start, members[i - 1].Length)))
                continue;
            if (i > 0)
                output.Add((byte)',');
            output.Add(member);
        }
        output.Add((byte)']');
        return true;
    }

    private static bool TryRead(ReadOnlySpan<byte> token, Span<(int Start, int Length)> members, out int count)
    {
        count = 0;
        if (token.Contains((byte)'\\') || !System.Text.Ascii.IsValid(token))
            return false;
        var at = 1;
        while (true)
        {
            var opening = token[at..].IndexOf((byte)'"');
            if (opening < 0)
                return IsBetween(token[at..^1]);
            if (!IsBetween(token.Slice(at, opening)) || count == members.Length)
                return false;
            var length = token[(at + opening + 1)..].IndexOf((byte)'"') + 2;
            if (length > 2 && token[at + opening + length - 2] == ' ')
                return false;
            members[count++] = (at + opening, length);
            at += opening + length;
        }
    }

    // Between texts stand commas and white space; anything else is no text.
    private static bool IsBetween(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n,"u8).IsEmpty;

    private static void Sort(ReadOnlySpan<byte> token, Span<(int Start, int Length)> members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            var moved = members[i];
            var at = i;
            while (at > 0 && Compare(token, members[at - 1], moved) > 0)
            {
                members[at] = members[at - 1];
                at--;
            }
            members[at] = moved;
        }
    }

    private static int Compare(ReadOnlySpan<byte> token, (int Start, int Length) left, (int Start, int Length) right) =>
        token.Slice(left.Start + 1, left.Length - 2).SequenceCompareTo(token.Slice(right.Start + 1, right.Length - 2));
}
