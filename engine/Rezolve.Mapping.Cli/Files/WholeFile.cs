namespace Rezolve.Mapping.Cli.Files;

/// <summary>Writes a file as a whole: a crash leaves the old text or the new one, never a part.</summary>
internal static class WholeFile
{
    /// <summary>Writes over a file or makes it, in a folder that is there. A link stays a link, and a file keeps who may read it.</summary>
    public static void Write(string path, ReadOnlyMemory<byte> text)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var fresh = target + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            options.UnixCreateMode = File.GetUnixFileMode(target);
        File.Delete(fresh);
        using (var file = new FileStream(fresh, options))
        {
            file.Write(text.Span);
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, target, overwrite: true);
    }
}
