using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Reading.Feeds;

/// <summary>The clock a cursor counts with: the vendor's, as far as its answers have told it, else this machine's.</summary>
internal sealed class ServerClock(TimeProvider local, CursorProgram? cursor)
{
    private TimeSpan? _ahead;

    /// <summary>The vendor's clock counts, but no answer has told it.</summary>
    public bool IsUnknown => cursor is { UsesServerClock: true } && _ahead is null;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => local.GetUtcNow() + (_ahead ?? TimeSpan.Zero);

    /// <summary>Learns what the vendor's clock showed when this machine's showed another time.</summary>
    public void Learn(DateTimeOffset? server, DateTimeOffset localThen)
    {
        if (server is { } told && cursor is { UsesServerClock: true })
            _ahead = told - localThen;
    }
}
