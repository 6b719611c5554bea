using System.Net;
using System.Text.RegularExpressions;

namespace Rezolve.Mapping.Masking;

/// <summary>Replaces texts that have a shape, so that they keep it: an address stays an address, and credentials are taken out.</summary>
/// <param name="words">Replaces words.</param>
/// <param name="stays">Whether a part of an address says nothing of anybody.</param>
internal sealed class ShapedText(WordCipher words, Func<string, bool> stays)
{
    /// <summary>What stands in the place of a credential.</summary>
    public const string Masked = "masked";

    /// <summary>Replaces one text of a shape that <see cref="Shapes.Personal"/> finds.</summary>
    public string Of(string text) =>
        Shapes.Token.IsMatch(text) && !Shapes.Url.IsMatch(text) ? Masked
        : Shapes.Url.IsMatch(text) ? Url(text)
        : Shapes.Email.IsMatch(text) ? Email(text)
        : Shapes.Address.IsMatch(text) ? Address(text)
        : text.Any(char.IsLetter) ? words.Words(text) : words.Digits(text);

    /// <summary>Replaces a host: names that the connector knows stay, and what would be anybody's domain becomes one that nobody can own.</summary>
    public string Host(string host)
    {
        var labels = host.Split('.');
        if (labels.Length == 1 || IPAddress.TryParse(host, out _))
            return Shapes.Address.IsMatch(host) ? Address(host) : stays(host) || host == "localhost" ? host : words.Words(host);
        var isOwn = !stays(labels[^2]);
        var made = labels.Select(label => stays(label) ? label : words.Words(label)).ToArray();
        if (isOwn)
            made[^1] = "example";
        return string.Join('.', made);
    }

    /// <summary>Replaces what tags carry; the tags stay, and so does what says how something looks.</summary>
    public string Markup(string tag, Func<string, string> replace) => Shapes.TagValue.Replace(tag, match =>
    {
        var at = match.Value.IndexOf('=', StringComparison.Ordinal) + 1;
        if (Shapes.Look.IsMatch(match.Value[..(at - 1)]))
            return match.Value;
        var value = match.Value[at..];
        return match.Value[..at] + (value[0] is '"' or '\'' ? value[0] + replace(value[1..^1]) + value[0] : replace(value));
    });

    private string Email(string text)
    {
        var at = text.LastIndexOf('@');
        return $"{words.Words(text[..at])}.{words.Words(text[(at + 1)..].Split('.')[0])}@example.com";
    }

    // This machine is every machine.
    private string Address(string text) => IPAddress.TryParse(text, out var address) && IPAddress.IsLoopback(address) ? text
        : text.Contains(':', StringComparison.Ordinal)
        ? FormattableString.Invariant($"2001:db8::{1 + words.Number(text, 0xfffe):x}")
        : FormattableString.Invariant($"192.0.2.{1 + words.Number(text, 254)}");

    private string Url(string text)
    {
        var afterScheme = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(afterScheme).IndexOfAny("/?#");
        end = end < 0 ? text.Length : afterScheme + end;
        var authority = text[afterScheme..end];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var port = Regex.Match(host, @":\d+\z", RegexOptions.NonBacktracking).Value;
        var rest = text[end..];
        var query = rest.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? rest : rest[..query];
        var pairs = query < 0 ? "" : "?" + string.Join('&', rest[(query + 1)..].Split('&').Select(Pair));
        return $"{text[..afterScheme]}{Host(host[..^port.Length])}{port}{string.Join('/', path.Split('/').Select(Part))}{pairs}";
    }

    private string Pair(string pair)
    {
        var sign = pair.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? Part(pair) : pair[..(sign + 1)] + Part(pair[(sign + 1)..]);
    }

    // What needs no escape stays without, so that a part that stays is the same text.
    private string Part(string part)
    {
        var plain = Uri.UnescapeDataString(part.Replace('+', ' '));
        if (stays(plain))
            return part;
        return Uri.EscapeDataString(Shapes.Url.IsMatch(plain) || Shapes.Email.IsMatch(plain) ? Of(plain) : words.Words(plain));
    }
}
