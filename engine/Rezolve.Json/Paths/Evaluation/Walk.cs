using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>One evaluation: what <c>$</c> is, what may still be spent, and the patterns the document brought.</summary>
internal sealed class Walk(JsonElement root, JsonPathLimits limits)
{
    /// <summary>How many steps of the platform's own search through members or elements cost one visit.</summary>
    public const int CheapSteps = 16;

    /// <summary>What compiling a pattern found in the document costs: much, for a document could bring a new one with every node.</summary>
    private const int PatternPrice = 2000;

    /// <summary>What each character of a translated pattern costs besides; a category that reaches beyond U+FFFF is thousands.</summary>
    private const int TranslationPrice = 4;

    private Dictionary<(string Pattern, bool Anchored), Regex?>? _patterns;
    private long _visitsLeft = limits.NodeVisits;

    public JsonElement Root { get; } = root;

    /// <summary>Whether the budget is gone. What is computed after that is thrown away.</summary>
    public bool Stopped => _visitsLeft < 0;

    /// <summary>Pays for visits; false when the budget does not reach.</summary>
    public bool Spend(int visits)
    {
        _visitsLeft -= visits;
        return _visitsLeft >= 0;
    }

    public JsonPathResult Run(SegmentList segments)
    {
        var hits = segments.Run(new Hit(Root, Place.Root), this);
        if (Stopped)
        {
            return new JsonPathResult(JsonPathOutcome.NodeBudgetExceeded, []);
        }

        return hits.Count > limits.Results
            ? new JsonPathResult(JsonPathOutcome.ResultCapExceeded, [])
            : new JsonPathResult(JsonPathOutcome.Complete, hits.ConvertAll(hit => new JsonPathNode(hit.Value, hit.Place!)));
    }

    /// <summary>A pattern that stands in the document: compiled once in a walk; null when it is no I-Regexp.</summary>
    public Regex? Pattern(string pattern, bool anchored)
    {
        _patterns ??= [];
        if (!_patterns.TryGetValue((pattern, anchored), out var regex) && Spend(PatternPrice))
        {
            IRegexp.TryCompile(pattern, anchored, out regex, out _);
            Spend(TranslationPrice * (regex?.ToString().Length ?? 0));
            _patterns.Add((pattern, anchored), regex);
        }

        return regex;
    }
}
