using System.Text;
using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli.Scaffolding;

/// <summary>Files to begin with: written all or none, and never over anything.</summary>
/// <param name="terminal">Where the command stands.</param>
internal sealed class Scaffold(Terminal terminal)
{
    private readonly List<(string Path, string Text)> _files = [];

    /// <summary>Adds a file made of a template.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="template">The template's name.</param>
    /// <param name="name">What <c>@NAME@</c> stands for.</param>
    public Scaffold Add(string path, string template, string name)
    {
        _files.Add((path, Template(template).Replace("@NAME@", name, StringComparison.Ordinal)));
        return this;
    }

    /// <summary>The first file that is already there, as the user would write it; null where none is.</summary>
    public string? Obstacle => _files.Where(file => Path.Exists(file.Path)).Select(file => terminal.Shown(file.Path)).FirstOrDefault();

    /// <summary>Writes the files.</summary>
    /// <returns>Their paths as the user would write them.</returns>
    public IReadOnlyList<string> Write()
    {
        foreach (var (path, text) in _files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        return [.. _files.Select(file => terminal.Shown(file.Path))];
    }

    private static string Template(string name)
    {
        using var stream = typeof(Scaffold).Assembly.GetManifestResourceStream($"templates/{name}")
            ?? throw new InvalidOperationException($"There is no template '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
