using System.IO.Enumeration;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Files;

/// <summary>Finds the files that patterns name. <c>*</c> and <c>?</c> stay inside a name, <c>**</c> crosses folders, a folder means all in it.</summary>
/// <param name="terminal">Where the command stands.</param>
/// <param name="bag">Where patterns that lead to nothing are reported.</param>
internal sealed class FileSearch(Terminal terminal, DiagnosticBag bag)
{
    private static readonly EnumerationOptions Plain = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>The full paths, each once, sorted as texts.</summary>
    /// <param name="patterns">Files, folders or patterns, as the user wrote them.</param>
    /// <param name="endings">What the names of files end with that are sought in folders.</param>
    public IReadOnlyList<string> Find(IEnumerable<string> patterns, params IReadOnlyList<string> endings)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var before = found.Count;
            found.UnionWith(One(pattern, endings));
            if (found.Count == before && !Path.Exists(terminal.FullPath(pattern)))
                bag.Report(CommandRules.NotFound, null, $"'{pattern}' leads to no file.");
        }
        return [.. found];
    }

    private IEnumerable<string> One(string pattern, IReadOnlyList<string> endings)
    {
        var full = terminal.FullPath(pattern);
        if (File.Exists(full))
            return [full];
        if (Directory.Exists(full))
            return Walk(full).Where(file => endings.Any(ending => Path.GetFileName(file).EndsWith(ending, StringComparison.Ordinal)));
        var parts = pattern.Replace('\\', '/').Split('/');
        var plain = parts.TakeWhile(part => part.AsSpan().IndexOfAny('*', '?') < 0).Count();
        var root = terminal.FullPath(string.Join('/', parts.Take(plain)) is { Length: > 0 } fixedPart ? fixedPart : pattern.StartsWith('/') ? "/" : ".");
        return plain == parts.Length || !Directory.Exists(root)
            ? []
            : Walk(root).Where(file => Matches(Path.GetRelativePath(root, file).Replace('\\', '/').Split('/'), parts[plain..]));
    }

    // Folders that tools fill are not the user's own: an unpacked package may well hold a manifest.
    private static IEnumerable<string> Walk(string root)
    {
        var waiting = new Stack<string>([root]);
        while (waiting.TryPop(out var folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", Plain))
                yield return file;
            foreach (var inner in Directory.EnumerateDirectories(folder, "*", Plain))
            {
                if (Path.GetFileName(inner) is not ("bin" or "obj" or "node_modules" or ['.', ..]))
                    waiting.Push(inner);
            }
        }
    }

    // Where ** stood last, so that a failed match goes on one folder further: no more than parts × names steps.
    private static bool Matches(ReadOnlySpan<string> names, ReadOnlySpan<string> parts)
    {
        var (name, part, star, retry) = (0, 0, -1, 0);
        while (name < names.Length)
        {
            if (part < parts.Length && parts[part] == "**")
                (star, retry, part) = (part, name, part + 1);
            else if (part < parts.Length && FileSystemName.MatchesSimpleExpression(parts[part], names[name], ignoreCase: false))
                (name, part) = (name + 1, part + 1);
            else if (star >= 0)
                (part, name, retry) = (star + 1, retry + 1, retry + 1);
            else
                return false;
        }
        return parts[part..].IndexOfAnyExcept("**") < 0;
    }
}
