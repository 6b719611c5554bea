namespace Rezolve.Mapping.Checkup.Seen;

/// <summary>The machine and the file of the store.</summary>
internal sealed record MachineSightings
{
    /// <summary>The file of the store as a person writes it.</summary>
    public string StoreFile { get; init; } = "";

    /// <summary>How large it is, in bytes; null where there is none.</summary>
    public long? StoreBytes { get; init; }

    /// <summary>Whether the folder of the file is there, which the first sync makes.</summary>
    public bool HasFolder { get; init; }

    /// <summary>How much room is left on its disk, in bytes; null where that is not told.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>Why the store could not be looked at; null where it could.</summary>
    public StoreObstacle? Obstacle { get; init; }
}

/// <summary>Why the store could not be looked at.</summary>
/// <param name="IsBusy">Another process has it and takes no commands; else it is unfit.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Holder">The process that has it; null where that is not known.</param>
internal sealed record StoreObstacle(bool IsBusy, string Message, int? Holder);
