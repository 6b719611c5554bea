namespace Rezolve.Mapping.Http.Budgets;

/// <summary>
/// So many requests at once. An adaptive limit begins low, grows by one for each round that went well, and is halved when the vendor struggles:
/// additive increase and multiplicative decrease, as in RFC 5681. Not safe for many threads.
/// </summary>
/// <param name="most">How many at once, at most.</param>
/// <param name="isAdaptive">Whether the limit moves with the vendor's answers.</param>
internal sealed class Places(long most, bool isAdaptive)
{
    /// <summary>How many at once an adaptive limit begins with.</summary>
    public const int FirstAtOnce = 4;

    private readonly Occupancy _occupancy = new();
    private double _width = isAdaptive ? Math.Min(most, FirstAtOnce) : most;
    private long _tickets;
    private long _cutAt;

    /// <summary>How many may go at once now.</summary>
    public long Width => (long)_width;

    /// <summary>Whether one of a priority may go now.</summary>
    public bool IsFree(Priority priority) => !_occupancy.Excesses(priority, Width).Any();

    /// <summary>One goes, with a ticket that tells when it went.</summary>
    public long Take(Priority priority)
    {
        _occupancy.Add(priority);
        return ++_tickets;
    }

    /// <summary>One is over.</summary>
    public void Leave(Priority priority) => _occupancy.Remove(priority);

    /// <summary>A request went well.</summary>
    public void Widen()
    {
        if (isAdaptive)
            _width = Math.Min(most, _width + (1 / _width));
    }

    /// <summary>The vendor struggled with a request. Requests sent before the last cut tell nothing new.</summary>
    /// <param name="ticket">The request's ticket.</param>
    public void Narrow(long ticket)
    {
        if (!isAdaptive || ticket <= _cutAt)
            return;
        _width = Math.Max(1, _width / 2);
        _cutAt = _tickets;
    }
}
