using System.Text;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Masking;

/// <summary>
/// Replaces what is personal in texts and JSON, always the same by the same, so that references still refer and shapes stay shapes.
/// It is told what is personal and what is not; everything else is decided by how freely it is asked to replace.
/// </summary>
/// <param name="seed">What the replacements depend on.</param>
/// <param name="mask">Takes the connection's secrets out of a text.</param>
internal sealed class Pseudonyms(string seed, Func<string, string> mask)
{
    private const int ShortestName = 3;
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _literals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _personal = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly WordCipher _words = new(seed);
    private ShapedText? _shaped;
    private Regex? _names;

    private ShapedText Shaped => _shaped ??= new ShapedText(_words, Stays);

    /// <summary>Texts that are never replaced as a whole: the connector decides by them.</summary>
    public void Fix(IEnumerable<string> literals)
    {
        _literals.UnionWith(literals);
        _kept.UnionWith(_literals);
    }

    /// <summary>Texts that are not personal, unless they are also told to be.</summary>
    public void Keep(IEnumerable<string> texts) => _kept.UnionWith(texts);

    /// <summary>A host of the connection's own.</summary>
    public void LearnHost(string host) => _hosts.Add(host);

    /// <summary>A text that names somebody, or that somebody wrote.</summary>
    /// <param name="text">It.</param>
    /// <param name="isName">It is a name: its parts name the same person.</param>
    public void Learn(string text, bool isName)
    {
        if (text.Length < ShortestName || text.All(char.IsAsciiDigit) || _literals.Contains(text) || Shapes.Moment.IsMatch(text))
            return;
        _personal.Add(text);
        foreach (var part in isName ? text.Split([' ', ',', '.', '@', '_', '-', '+'], StringSplitOptions.RemoveEmptyEntries) : [])
        {
            if (part.Length >= ShortestName && !part.All(char.IsAsciiDigit) && !_kept.Contains(part))
                _personal.Add(part);
        }
        _names = null;
    }

    /// <summary>A text without anything personal or secret.</summary>
    /// <param name="text">It.</param>
    /// <param name="how">How freely texts are replaced of which nothing is known.</param>
    public string Of(string text, Replacing how)
    {
        var unmasked = mask(text);
        if (unmasked != text)
            return ShapedText.Masked;
        if (_hosts.Contains(text))
            return Shaped.Host(text);
        if (_literals.Contains(text) || (!_personal.Contains(text) && Stays(text)))
            return text;
        return how == Replacing.Unknown || _personal.Contains(text) ? Whole(text) : Parts(text);
    }

    /// <summary>A value without anything personal or secret. Names of members are texts like others, where they are personal.</summary>
    public Value Of(in Value value, Replacing how)
    {
        switch (value.Kind)
        {
            case ValueKind.Text: return Value.Of(Of(value.Text, how));
            case ValueKind.List: return Value.Of([.. value.List.Select(item => Of(item, how))]);
            case ValueKind.Object:
                var members = new ValueObject();
                foreach (var (name, member) in value.Object)
                    members[Of(name, Replacing.Known)] = Shapes.SecretName.IsMatch(name) && member.Kind == ValueKind.Text ? Value.Of(ShapedText.Masked) : Of(member, how);
                return Value.Of(members);
            default: return value;
        }
    }

    /// <summary>A text whose fields stand between marks, as in tables and markup, without anything personal or secret.</summary>
    public string Fields(string text) => Between(text, Shapes.Element, tag => Shaped.Markup(tag, value => Of(value, Replacing.Unknown)), row => Between(row, Shapes.Separator, mark => mark, field =>
    {
        var bare = field.Trim();
        return bare.Length == 0 ? field : field.Replace(bare, Of(bare, Replacing.Unknown), StringComparison.Ordinal);
    }));

    private bool Stays(string text) =>
        text.Length < 2 || _kept.Contains(text) || Shapes.Number.IsMatch(text) || Shapes.Moment.IsMatch(text);

    private string Whole(string text) => Between(text, Shapes.Markup, tag => Shaped.Markup(tag, Whole), part => Replace(part, Shapes.Personal, _words.Words));

    private string Parts(string text) => Replace(text, Shapes.Personal, Named);

    private string Replace(string text, Regex shape, Func<string, string> rest) =>
        Between(text, shape, found => Shapes.Moment.IsMatch(found) ? found : Shaped.Of(found), rest);

    private static string Between(string text, Regex shape, Func<string, string> found, Func<string, string> rest)
    {
        var written = new StringBuilder(text.Length);
        var at = 0;
        for (var match = shape.Match(text); match.Success; match = match.NextMatch())
        {
            written.Append(rest(text[at..match.Index])).Append(found(match.Value));
            at = match.Index + match.Length;
        }
        return written.Append(rest(text[at..])).ToString();
    }

    // The longest first: where one name is the beginning of another, the other is meant.
    private string Named(string text)
    {
        _names ??= new Regex(
            _personal.Count == 0 ? @"[^\s\S]" : @"\b(" + string.Join('|', _personal.Where(name => name.Length <= 80).OrderByDescending(name => name.Length).Select(Regex.Escape)) + @")\b",
            RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return _names.Replace(text, match => _literals.Contains(match.Value) ? match.Value : Whole(match.Value));
    }
}

/// <summary>How freely texts are replaced of which nothing is known.</summary>
internal enum Replacing
{
    /// <summary>What is known to be personal, and what looks so: for messages, whose words a connector may look for.</summary>
    Known,

    /// <summary>All that is not known to be harmless: for records.</summary>
    Unknown,
}
