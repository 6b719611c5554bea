using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Html;

/// <summary>
/// Reads HTML as it comes: tags that are not closed, closed twice or in the wrong order, and whole mails. The tokens are the library's, and what they
/// mean is decided here in one pass, because building a whole page's tree takes time that grows with the square of how deep it nests.
/// </summary>
internal sealed class HtmlReader
{
    private readonly LossTally _losses;
    private readonly HtmlBlocks _blocks;
    private readonly HtmlLine _line;
    private string? _embedded;
    private int _embeddedDepth;

    /// <summary>Makes a reader for one text.</summary>
    public HtmlReader(RichTextLimits limits, LossTally losses)
    {
        _losses = losses;
        _line = new HtmlLine(limits, losses);
        _blocks = new HtmlBlocks(_line, limits, losses);
    }

    /// <summary>The document.</summary>
    public RichDoc Read(string html)
    {
        using var source = new TextSource(CleanText.Of(html));
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true, DisableElementPositionTracking = true };
        var silent = "";
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (silent.Length > 0)
            {
                if (token.Type == HtmlTokenType.EndTag && token.Name == silent)
                    silent = "";
            }
            else if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } tag && _embedded is null && HtmlTags.Silent.Contains(tag.Name))
            {
                silent = Silence(tokens, tag);
            }
            else
            {
                Take(token);
            }
        }
        return new RichDoc(_blocks.End());
    }

    // The tokens of a script are one text, so that nothing in it is taken for a tag.
    private string Silence(HtmlTokenizer tokens, HtmlTagToken tag)
    {
        if (tag.Name != "title")
            _losses.Add($"{tag.Name} was left out");
        tokens.State = tag.Name switch
        {
            "script" => HtmlParseMode.Script,
            "title" => HtmlParseMode.RCData,
            _ => HtmlParseMode.Rawtext,
        };
        return tag.Name;
    }

    private void Take(HtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.Character when _embedded is null:
                _blocks.Words(token.Data);
                break;
            case HtmlTokenType.StartTag:
                Start((HtmlTagToken)token);
                break;
            case HtmlTokenType.EndTag when _embedded is not null:
                if (token.Name == _embedded && --_embeddedDepth == 0)
                    _embedded = null;
                break;
            case HtmlTokenType.EndTag:
                End(token.Name);
                break;
        }
    }

    private void Start(HtmlTagToken tag)
    {
        if (_embedded is not null)
        {
            if (tag.Name == _embedded && !tag.IsSelfClosing)
                _embeddedDepth++;
        }
        else if (HtmlTags.Embedded.Contains(tag.Name))
        {
            _losses.Add($"{tag.Name} was left out");
            (_embedded, _embeddedDepth) = tag.IsSelfClosing ? (null, 0) : (tag.Name, 1);
        }
        else if (!_blocks.Start(tag))
        {
            _line.Start(tag);
        }
    }

    private void End(string tag)
    {
        if (tag == "br")
            _line.Break();
        else if (!_blocks.End(tag))
            _line.End(tag, _blocks.OpenMarks);
    }
}
