using System.Globalization;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Sizes as people read them.</summary>
internal static class FileSize
{
    private const double Step = 1024;
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>A size in the largest unit of which there is one, with one digit after the point where it is not whole.</summary>
    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= Step && unit < Units.Length - 1)
            (size, unit) = (size / Step, unit + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]}");
    }
}
