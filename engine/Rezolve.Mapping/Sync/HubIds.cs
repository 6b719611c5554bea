namespace Rezolve.Mapping.Sync;

/// <summary>
/// Gives ids of 26 letters and digits that are never given twice: the time, then chance. Each is higher than those before it, by the codes of its
/// characters, so that new rows stand together in a store. Safe for many threads.
/// </summary>
/// <param name="clock">Tells the time, to the millisecond.</param>
/// <param name="chance">Gives 64 random bits.</param>
internal sealed class HubIds(TimeProvider clock, Func<ulong> chance)
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;
    private const int BitsOfLetter = 5;
    private const int BitsOfChance = 80;

    private readonly Lock _lock = new();
    private UInt128 _last;

    /// <summary>The next id.</summary>
    public string Next() => string.Create(Length, Number(), static (text, number) =>
    {
        for (var at = text.Length - 1; at >= 0; at--, number >>= BitsOfLetter)
            text[at] = Letters[(int)(number & (UInt128)(Letters.Length - 1))];
    });

    private UInt128 Number()
    {
        var time = (UInt128)clock.GetUtcNow().ToUnixTimeMilliseconds() << BitsOfChance;
        var number = time | ((new UInt128(chance(), chance())) >> (128 - BitsOfChance));
        lock (_lock)
            return _last = number > _last ? number : _last + 1;
    }
}
