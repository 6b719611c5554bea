using System.Text.RegularExpressions;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Manifests;

namespace Rezolve.Mapping.Cases.Recording;

/// <summary>The words by which a connector decides and finds: they say nothing of anybody, and replacing them would change what it does.</summary>
internal sealed class ManifestWords
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private static readonly Regex Quoted = new("'[^'\n]*'|\"[^\"\n]*\"|`[^`\n]*`", Linear);
    private static readonly Regex Name = new(@"[\w-]{2,}", Linear);

    // What stands there is written for people.
    private static readonly HashSet<string> Prose = ["title", "description", "docs", "summary", "$comment", "$schema", "placeholder", "help"];

    private readonly HashSet<string> _literals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Gathers them.</summary>
    public ManifestWords(ConnectorManifest manifest)
    {
        Visit(manifest.Root);
        foreach (var script in manifest.Texts.Values)
            Take(script);
    }

    /// <summary>Whole texts: words of tables, texts in quotes.</summary>
    public IReadOnlyCollection<string> Literals => _literals;

    /// <summary>Single names, wherever they stand: of members, of parts of addresses.</summary>
    public IReadOnlyCollection<string> Names => _names;

    // A file's own limit bounds the depth.
    private void Visit(AuthoredNode node)
    {
        foreach (var child in node.Members.Concat(node.Items))
        {
            if (child.Name is { } name)
            {
                if (Prose.Contains(name))
                    continue;
                TakeNames(name);
                _literals.Add(name);
            }
            Visit(child);
        }
        if (node.String is not { } text)
            return;
        _literals.Add(text);
        Take(text);
    }

    private void Take(string text)
    {
        foreach (Match match in Quoted.Matches(text))
            _literals.Add(match.Value[1..^1]);
        TakeNames(text);
    }

    private void TakeNames(string text)
    {
        foreach (Match match in Name.Matches(text))
            _names.Add(match.Value);
    }
}
