namespace Rezolve.Mapping.Storage.Attachments;

/// <summary>How many bytes a store may still take.</summary>
/// <param name="most">How many there may be in all.</param>
internal sealed class Room(long most)
{
    private long _used;

    /// <summary>How many there may be in all.</summary>
    public long Most => most;

    /// <summary>How many there are.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>Counts bytes that are there, whatever is allowed.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _used, bytes);

    /// <summary>Takes room.</summary>
    /// <returns>Whether there was as much.</returns>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= most)
            return true;
        Interlocked.Add(ref _used, -bytes);
        return false;
    }
}

/// <summary>The room that one content takes while it arrives. It is given back at the end, unless the content stays.</summary>
/// <param name="room">What it is taken of.</param>
internal sealed class Place(Room room) : IDisposable
{
    /// <summary>What it is taken of.</summary>
    public Room Room => room;

    /// <summary>How much was taken, in bytes.</summary>
    public long Taken { get; private set; }

    /// <summary>Takes more.</summary>
    public bool TryTake(long bytes)
    {
        if (!room.TryTake(bytes))
            return false;
        Taken += bytes;
        return true;
    }

    /// <summary>The content stays.</summary>
    public void Keep() => Taken = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        room.Add(-Taken);
        Taken = 0;
    }
}
