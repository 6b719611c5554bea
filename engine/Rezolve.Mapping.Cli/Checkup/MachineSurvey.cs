using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.LiteDb;

namespace Rezolve.Mapping.Cli.Checkup;

/// <summary>Looks at the file of the store and the disk it is on.</summary>
internal static class MachineSurvey
{
    /// <summary>Looks at them.</summary>
    /// <param name="shown">The file as a person writes it.</param>
    /// <param name="file">Its full path.</param>
    /// <param name="fault">Why it could not be opened; null where it was.</param>
    public static MachineSightings Of(string shown, string file, StoreFileException? fault) => new()
    {
        StoreFile = shown,
        StoreBytes = File.Exists(file) ? new FileInfo(file).Length : null,
        HasFolder = Directory.Exists(Path.GetDirectoryName(file)),
        FreeBytes = Free(file),
        Obstacle = fault is null ? null : new StoreObstacle(fault.Fault == StoreFileFault.Locked, fault.Message, fault.Holder),
    };

    private static long? Free(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        try
        {
            return folder is null ? null : new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A disk that does not tell is no finding.
            return null;
        }
    }
}
