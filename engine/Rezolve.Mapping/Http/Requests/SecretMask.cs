using System.Text.Json;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>The secrets in use, and how to keep them out of any text that leaves the engine. Safe for many threads.</summary>
internal sealed class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mark = "•••";

    // Shorter texts occur everywhere by chance; masking them would only make messages unreadable.
    private const int ShortestSecret = 4;
    private readonly Lock _lock = new();
    private volatile string[] _longestFirst = [];

    /// <summary>Adds a secret with the forms in which it travels: as it is, percent-encoded, inside JSON.</summary>
    public void Add(string? secret)
    {
        if (secret is null || secret.Length < ShortestSecret || Array.IndexOf(_longestFirst, secret) >= 0)
            return;
        string[] forms = [secret, Uri.EscapeDataString(secret), JsonEncodedText.Encode(secret).Value];
        lock (_lock)
            _longestFirst = [.. _longestFirst.Concat(forms).Distinct().OrderByDescending(form => form.Length)];
    }

    /// <summary>The text with every known secret replaced by <see cref="Mark"/>.</summary>
    public string Mask(string text)
    {
        foreach (var form in _longestFirst)
            text = text.Replace(form, Mark, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Whether a known secret occurs in the text.</summary>
    public bool IsIn(string text) => Array.Exists(_longestFirst, form => text.Contains(form, StringComparison.Ordinal));
}
