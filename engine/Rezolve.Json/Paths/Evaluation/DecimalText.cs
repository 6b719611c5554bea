using System.Buffers.Text;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>A JSON number as its digits, compared exactly: no digit is lost to a double, and 1, 1.0 and 1e0 are equal.</summary>
internal readonly ref struct DecimalText
{
    // Past this no text of digits can bring two exponents back together.
    private const long FarthestExponent = 1_000_000_000_000_000;

    private readonly ReadOnlySpan<byte> _whole;
    private readonly ReadOnlySpan<byte> _fraction;
    private readonly int _first;
    private readonly int _end;
    private readonly int _sign;
    private readonly long _magnitude;

    private DecimalText(ReadOnlySpan<byte> number)
    {
        var negative = number[0] == '-';
        number = negative ? number[1..] : number;
        var exponentAt = number.IndexOfAny((byte)'e', (byte)'E');
        var exponent = exponentAt < 0 ? 0 : ReadExponent(number[(exponentAt + 1)..]);
        var digits = exponentAt < 0 ? number : number[..exponentAt];
        var point = digits.IndexOf((byte)'.');
        _whole = point < 0 ? digits : digits[..point];
        _fraction = point < 0 ? default : digits[(point + 1)..];
        _end = _whole.Length + _fraction.Length;
        while (_first < _end && Digit(_first) == '0')
        {
            _first++;
        }

        while (_end > _first && Digit(_end - 1) == '0')
        {
            _end--;
        }

        _sign = _first == _end ? 0 : negative ? -1 : 1;
        _magnitude = _whole.Length - _first + exponent;
    }

    /// <summary>Compares two texts that are JSON numbers.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (TryReadInteger(left, out var leftInteger) && TryReadInteger(right, out var rightInteger))
        {
            return leftInteger.CompareTo(rightInteger);
        }

        var leftNumber = new DecimalText(left);
        var rightNumber = new DecimalText(right);
        return leftNumber._sign != rightNumber._sign
            ? leftNumber._sign.CompareTo(rightNumber._sign)
            : leftNumber._sign * leftNumber.CompareSize(rightNumber);
    }

    private int CompareSize(in DecimalText other)
    {
        var order = _sign == 0 ? 0 : _magnitude.CompareTo(other._magnitude);
        for (var i = 0; order == 0 && (i < _end - _first || i < other._end - other._first); i++)
        {
            order = Significant(i).CompareTo(other.Significant(i));
        }

        return order;
    }

    private byte Significant(int position) => _first + position < _end ? Digit(_first + position) : (byte)'0';

    private byte Digit(int position) => position < _whole.Length ? _whole[position] : _fraction[position - _whole.Length];

    private static bool TryReadInteger(ReadOnlySpan<byte> number, out long value) =>
        Utf8Parser.TryParse(number, out value, out int consumed) && consumed == number.Length;

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        var value = 0L;
        foreach (var digit in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            value = Math.Min(FarthestExponent, (value * 10) + digit - '0');
        }

        return negative ? -value : value;
    }
}
