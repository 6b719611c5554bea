using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>The comparisons of RFC 9535 section 2.3.5.2.2: numbers by their exact value, texts by code points, the rest by equality only.</summary>
internal static class FilterOrder
{
    private const int LongestCount = 20;

    /// <summary>How much text is compared for one visit, in bytes.</summary>
    private const int TextPerVisit = 256;

    public static bool Equal(in FilterValue left, in FilterValue right, Walk walk)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            JsonValueKind.Number => Numbers(left, right) == 0,
            JsonValueKind.String => Texts(left.Element, right.Element, walk) == 0,
            JsonValueKind.Array or JsonValueKind.Object => DeepEquality.Holds(left.Element, right.Element, walk),
            _ => true,
        };
    }

    public static bool Less(in FilterValue left, in FilterValue right, Walk walk) => (left.Kind, right.Kind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => Numbers(left, right) < 0,
        (JsonValueKind.String, JsonValueKind.String) => Texts(left.Element, right.Element, walk) < 0,
        _ => false,
    };

    private static int Numbers(in FilterValue left, in FilterValue right)
    {
        Span<byte> leftScratch = stackalloc byte[LongestCount];
        Span<byte> rightScratch = stackalloc byte[LongestCount];
        return DecimalText.Compare(Digits(left, leftScratch), Digits(right, rightScratch));
    }

    private static ReadOnlySpan<byte> Digits(in FilterValue number, Span<byte> scratch)
    {
        if (!number.IsCount)
        {
            return JsonMarshal.GetRawUtf8Value(number.Element);
        }

        number.Count.TryFormat(scratch, out var written, default, CultureInfo.InvariantCulture);
        return scratch[..written];
    }

    // UTF-8 sorts by bytes as Unicode sorts by code points; UTF-16 does not.
    private static int Texts(JsonElement left, JsonElement right, Walk walk)
    {
        var leftText = JsonText.Utf8(left);
        var rightText = JsonText.Utf8(right);
        walk.Spend(Math.Min(leftText.Length, rightText.Length) / TextPerVisit);
        return leftText.SequenceCompareTo(rightText);
    }
}
