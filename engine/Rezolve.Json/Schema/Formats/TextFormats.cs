using System.Collections.Frozen;
using Rezolve.Json.Reading;
using Rezolve.Json.Schema.Patterns;

namespace Rezolve.Json.Schema.Formats;

/// <summary>Every format that can be checked.</summary>
internal static class TextFormats
{
    public static IEnumerable<TextFormat> All { get; } =
    [
        new("date-time", "a date and time", "2026-01-31T23:59:00Z", Times.IsDateTime),
        new("date", "a date", "2026-01-31", Times.IsDate),
        new("time", "a time with its offset", "23:59:00Z", Times.IsTime),
        new("duration", "a duration", "P1DT12H", Durations.IsDuration),
        new("email", "an e-mail address", "ann@example.org", Addresses.IsEmail),
        new("idn-email", "an e-mail address", "ann@example.org", Addresses.IsInternationalEmail),
        new("hostname", "a host name", "www.example.org", HostNames.IsHostName),
        new("idn-hostname", "a host name", "www.example.org", HostNames.IsInternationalHostName),
        new("ipv4", "an IPv4 address", "192.0.2.1", Addresses.IsIPv4),
        new("ipv6", "an IPv6 address", "2001:db8::1", Addresses.IsIPv6),
        new("uri", "an absolute URI", "https://example.org/a", text => UriFormats.IsUri(text, allowsUnicode: false)),
        new("uri-reference", "a URI or a relative reference", "/a?b=c", text => UriFormats.IsReference(text, allowsUnicode: false)),
        new("iri", "an absolute IRI", "https://example.org/ä", text => UriFormats.IsUri(text, allowsUnicode: true)),
        new("iri-reference", "an IRI or a relative reference", "/ä?b=c", text => UriFormats.IsReference(text, allowsUnicode: true)),
        new("uri-template", "a URI template", "/a/{id}", UriTemplates.IsTemplate),
        new("uuid", "a UUID", "8f14e45f-ceea-467f-a8f5-3b6f0a1d2c3e", Identifiers.IsUuid),
        new("json-pointer", "a JSON Pointer", "/a/0", text => JsonPointer.TrySplit(text, out _)),
        new("relative-json-pointer", "a relative JSON Pointer", "1/a", Identifiers.IsRelativePointer),
        new("regex", "a regular expression", "^a+$", text => EcmaPattern.TryCompile(text, TimeSpan.FromSeconds(1), out _) is not null),
    ];

    private static readonly FrozenDictionary<string, TextFormat> ByName = All.ToFrozenDictionary(format => format.Name, StringComparer.Ordinal);

    public static TextFormat? Find(string name) => ByName.GetValueOrDefault(name);
}
