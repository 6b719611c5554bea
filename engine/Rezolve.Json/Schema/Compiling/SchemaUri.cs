namespace Rezolve.Json.Schema.Compiling;

/// <summary>Resolving references (RFC 3986, section 5). A fragment is cut off first and never part of a resource's URI.</summary>
internal static class SchemaUri
{
    /// <summary>The base of a schema that does not say where it lives.</summary>
    public const string Unnamed = "unnamed://schema/";

    /// <summary>Resolves a reference without fragment; null if it is not one.</summary>
    public static string? Resolve(string baseUri, string reference)
    {
        if (reference.Length == 0) return baseUri;
        if (HasScheme(reference)) return Uri.TryCreate(reference, UriKind.Absolute, out var absolute) ? Normal(absolute) : null;
        return Uri.TryCreate(baseUri, UriKind.Absolute, out var from) && Uri.TryCreate(from, reference, out var resolved) ? Normal(resolved) : null;
    }

    /// <summary>Cuts a reference at its fragment, which comes out with percent-encoding resolved.</summary>
    public static (string Resource, string Fragment) Split(string reference)
    {
        var mark = reference.IndexOf('#', StringComparison.Ordinal);
        return mark < 0 ? (reference, "") : (reference[..mark], Uri.UnescapeDataString(reference[(mark + 1)..]));
    }

    /// <summary>A URI as messages show it: nothing for a schema without one.</summary>
    public static string Shown(string uri) => uri.StartsWith(Unnamed, StringComparison.Ordinal) ? uri[Unnamed.Length..] : uri;

    private static string Normal(Uri uri) => uri.AbsoluteUri.Split('#')[0];

    // A path such as /a is a reference, though on some systems it could be read as the name of a file.
    private static bool HasScheme(string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(reference[0])
            && reference.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
