using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Parsing;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Paths;

/// <summary>A JSONPath (RFC 9535): parsed once, immutable, safe to share between threads.</summary>
/// <remarks>
/// Texts are read by one rule everywhere: an escaped lone surrogate, like a byte that is not UTF-8, is U+FFFD.
/// Of members with the same name the last counts, and only the last.
/// </remarks>
public sealed class JsonPath
{
    /// <summary>How deep filters, groups and function calls may stand inside each other in a text.</summary>
    public const int DeepestNesting = 64;

    private readonly SegmentList _segments;

    internal JsonPath(SegmentList segments, IReadOnlyList<JsonPathFault> warnings)
    {
        _segments = segments;
        Warnings = warnings;
    }

    /// <summary>What follows <c>$</c>, in order; empty for the path <c>$</c>.</summary>
    public IReadOnlyList<PathSegment> Segments => _segments.Items;

    /// <summary>Whether the path can select one node at most: only names and indices, one to a segment.</summary>
    public bool IsSingular => _segments.IsSingular;

    /// <summary>Whether a filter asks the root (<c>$</c>); where none does, the end of the path can be evaluated on a part of the document.</summary>
    public bool UsesRoot => _segments.UsesRoot;

    /// <summary>How deep filters stand inside filters: 0 without a filter, 1 with plain ones.</summary>
    public int FilterDepth => _segments.FilterDepth;

    /// <summary>
    /// What the standard allows and yet is surely not meant: a literal pattern that is no I-Regexp, so that its call never holds
    /// (RFC 9535 section 2.4.6). For authors; evaluation does not mind.
    /// </summary>
    public IReadOnlyList<JsonPathFault> Warnings { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path, such as <c>$.a[0]</c>.</param>
    /// <exception cref="JsonPathSyntaxException">The text is not a JSONPath.</exception>
    public static JsonPath Parse(string text) =>
        TryParse(text, out var path, out var fault) ? path : throw new JsonPathSyntaxException(fault);

    /// <summary>Reads a path, or says why it is none.</summary>
    /// <param name="text">The path, such as <c>$.a[0]</c>.</param>
    /// <param name="path">The path when the text is one.</param>
    /// <param name="fault">The first problem when it is not.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out JsonPathFault? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        path = PathParser.Parse(text, out fault);
        return path is not null;
    }

    /// <summary>The end of this path as a path of its own, for whoever has followed the beginning already.</summary>
    /// <param name="segments">How many segments to leave out, from 0 to all of them.</param>
    /// <returns>A path whose <c>$</c> is the node the left-out segments lead to; also within its filters, see <see cref="UsesRoot"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The path has fewer segments.</exception>
    public JsonPath Skip(int segments)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(segments);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(segments, Segments.Count);
        return new JsonPath(_segments.Skip(segments), Warnings);
    }

    /// <summary>Selects nodes from a document.</summary>
    /// <param name="root">What <c>$</c> stands for.</param>
    /// <param name="limits">What the evaluation may cost; reaching a limit is an outcome, not an exception.</param>
    /// <exception cref="ArgumentException">The root is no value (<see cref="JsonValueKind.Undefined"/>).</exception>
    public JsonPathResult Evaluate(JsonElement root, JsonPathLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ThrowIfUndefined(root);
        return FilterDepth > limits.FilterDepth
            ? new JsonPathResult(JsonPathOutcome.FilterDepthExceeded, [])
            : new Walk(root, limits).Run(_segments);
    }

    /// <summary>Finds the one node of a singular path without allocating.</summary>
    /// <param name="root">What <c>$</c> stands for.</param>
    /// <param name="value">The value when there is one.</param>
    /// <returns>Whether the node exists.</returns>
    /// <exception cref="InvalidOperationException">The path is not singular.</exception>
    public bool TryGetSingle(JsonElement root, out JsonElement value)
    {
        ThrowIfUndefined(root);
        return IsSingular
            ? _segments.TryStep(root, out value)
            : throw new InvalidOperationException($"{this} can select several nodes; use {nameof(Evaluate)}.");
    }

    /// <summary>The path in canonical form: names in dots where they can be, single quotes, single spaces.</summary>
    public override string ToString() => "$" + _segments;

    private static void ThrowIfUndefined(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Undefined)
        {
            throw new ArgumentException("The root is no JSON value.", nameof(root));
        }
    }
}
