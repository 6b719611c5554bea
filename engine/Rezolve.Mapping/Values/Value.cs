using System.Globalization;

namespace Rezolve.Mapping.Values;

/// <summary>
/// The one dynamic value that every slot of the language reads and writes. Small and immutable; numbers keep their digits,
/// so an id beyond 2^53 passes through unchanged.
/// </summary>
public readonly struct Value
{
    private readonly object? _content;
    private readonly long _bits;

    private Value(ValueKind kind, object? content, long bits = 0)
    {
        Kind = kind;
        _content = content;
        _bits = bits;
    }

    /// <summary>What this value is.</summary>
    public ValueKind Kind { get; }

    /// <summary>The absent value.</summary>
    public static Value Undefined => default;

    /// <summary>JSON null.</summary>
    public static Value Null { get; } = new(ValueKind.Null, null);

    /// <summary>True.</summary>
    public static Value True { get; } = new(ValueKind.Boolean, null, 1);

    /// <summary>False.</summary>
    public static Value False { get; } = new(ValueKind.Boolean, null);

    /// <summary>A boolean.</summary>
    public static Value Of(bool value) => value ? True : False;

    /// <summary>Text; null gives <see cref="Null"/>.</summary>
    public static Value Of(string? text) => text is null ? Null : new(ValueKind.Text, text);

    /// <summary>A whole number.</summary>
    public static Value Of(long number) => new(ValueKind.Number, null, number);

    /// <summary>A finite number; anything else is a fault.</summary>
    public static Value Of(double number) => ValueNumber.FromDouble(number);

    /// <summary>A number by its JSON digits, kept exactly. The caller vouches that they are a JSON number.</summary>
    public static Value NumberOf(string digits) =>
        ValueNumber.TryCanonicalInteger(digits, out var whole) ? Of(whole) : new(ValueKind.Number, digits);

    /// <summary>An instant, kept in UTC.</summary>
    public static Value Of(DateTimeOffset instant) => new(ValueKind.Instant, null, instant.UtcTicks);

    /// <summary>A date.</summary>
    public static Value Of(DateOnly date) => new(ValueKind.Date, null, date.DayNumber);

    /// <summary>A duration.</summary>
    public static Value Of(TimeSpan duration) => new(ValueKind.Duration, null, duration.Ticks);

    /// <summary>A list; the caller no longer changes it.</summary>
    public static Value Of(IReadOnlyList<Value> list) => new(ValueKind.List, list);

    /// <summary>An object; the caller no longer changes it.</summary>
    public static Value Of(ValueObject members) => new(ValueKind.Object, members);

    /// <summary>An object that is read when a member is first asked for.</summary>
    /// <param name="json">The object as UTF-8 JSON that is known to be well formed; nobody may change it.</param>
    internal static Value OfUnread(ReadOnlyMemory<byte> json) => new(ValueKind.Object, new UnreadObject(json));

    /// <summary>A fault with its reason in plain words.</summary>
    public static Value Fault(string reason) => new(ValueKind.Fault, reason);

    /// <summary>Absent or null.</summary>
    public bool IsNothing => Kind <= ValueKind.Null;

    /// <summary>No value could be computed.</summary>
    public bool IsFault => Kind == ValueKind.Fault;

    /// <summary>The boolean; only where <see cref="Kind"/> is Boolean.</summary>
    public bool Boolean => _bits != 0;

    /// <summary>The text, a number's digits, or a fault's reason.</summary>
    public string Text => _content as string ?? (Kind == ValueKind.Number ? _bits.ToString(CultureInfo.InvariantCulture) : throw Not("text"));

    /// <summary>Whether a number fits a 64-bit integer, and which.</summary>
    public bool TryGetInteger(out long number)
    {
        number = _bits;
        return Kind == ValueKind.Number && (_content is null || ValueNumber.TryInteger((string)_content, out number));
    }

    /// <summary>The number as the nearest double; only where <see cref="Kind"/> is Number.</summary>
    public double Double => _content is string digits ? double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) : _bits;

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Instant => Kind == ValueKind.Instant ? new(_bits, TimeSpan.Zero) : throw Not("an instant");

    /// <summary>The date.</summary>
    public DateOnly Date => Kind == ValueKind.Date ? DateOnly.FromDayNumber((int)_bits) : throw Not("a date");

    /// <summary>The duration.</summary>
    public TimeSpan Duration => Kind == ValueKind.Duration ? new(_bits) : throw Not("a duration");

    /// <summary>The list.</summary>
    public IReadOnlyList<Value> List => _content as IReadOnlyList<Value> ?? throw Not("a list");

    /// <summary>The object.</summary>
    public ValueObject Object => _content as ValueObject ?? Unread?.Members ?? throw Not("an object");

    /// <summary>A member of an object; anything else, and a missing member, gives <see cref="Undefined"/>. A fault stays itself.</summary>
    public Value this[string name] =>
        Kind == ValueKind.Object ? Object.TryGetValue(name, out var found) ? found : Undefined : IsFault ? this : Undefined;

    /// <summary>The object that was not read as yet; null for any other value.</summary>
    internal UnreadObject? Unread => _content as UnreadObject;

    /// <summary>The compact JSON text of this value, for messages and tests.</summary>
    public override string ToString() => ValueJson.ToText(this);

    private InvalidOperationException Not(string wanted) => new($"The value is {Kind}, not {wanted}.");
}
