using System.Text.Json;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>The secrets in use, and how to keep them out of any text that leaves the engine. Safe for many threads.</summary>
internal sealed class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mark = "•••";

    // Shorter texts occur everywhere by chance; masking them would only make messages unreadable.
    private const int ShortestSecret = 4;
    // More than can be under way at once, so that a message about a request never outlives what masks it.
    private const int PassingKept = 256;
    private readonly Lock _lock = new();
    private readonly string[][] _passing = new string[PassingKept][];
    private volatile string[] _longestFirst = [];
    private int _passed = -1;

    /// <summary>Adds a secret with the forms in which it travels: as it is, percent-encoded, inside JSON.</summary>
    public void Add(string? secret)
    {
        if (secret is null || secret.Length < ShortestSecret || Array.IndexOf(_longestFirst, secret) >= 0)
            return;
        lock (_lock)
            _longestFirst = [.. _longestFirst.Concat(FormsOf(secret)).Distinct().OrderByDescending(form => form.Length)];
    }

    /// <summary>Adds a secret that is made anew for each request, such as a signature: the newest 256 are known.</summary>
    public void AddPassing(string secret)
    {
        if (secret.Length >= ShortestSecret)
            Volatile.Write(ref _passing[(uint)Interlocked.Increment(ref _passed) % PassingKept], FormsOf(secret));
    }

    /// <summary>The text with every known secret replaced by <see cref="Mark"/>.</summary>
    public string Mask(string text)
    {
        foreach (var form in _longestFirst)
            text = text.Replace(form, Mark, StringComparison.Ordinal);
        foreach (var form in _passing.SelectMany(forms => forms ?? []))
            text = text.Replace(form, Mark, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Whether a known secret occurs in the text.</summary>
    public bool IsIn(string text) =>
        Array.Exists(_longestFirst, form => text.Contains(form, StringComparison.Ordinal))
        || Array.Exists(_passing, forms => forms is not null && Array.Exists(forms, form => text.Contains(form, StringComparison.Ordinal)));

    private static string[] FormsOf(string secret) => [.. new[] { secret, Uri.EscapeDataString(secret), JsonEncodedText.Encode(secret).Value }.Distinct()];
}
