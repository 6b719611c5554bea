using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Expressions.Templates;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>Finds the operation of a document that a request of a manifest is.</summary>
/// <param name="document">The document.</param>
/// <param name="baseUrl">What addresses begin with, as written; null where it is not written.</param>
internal sealed class OperationSearch(ApiDocument document, string? baseUrl)
{
    private const string Hole = "{}";

    /// <summary>What was found, or why nothing was.</summary>
    /// <param name="Operation">The operation.</param>
    /// <param name="Reason">Why there is none, as a sentence.</param>
    /// <param name="DidYouMean">The path or name that was probably meant.</param>
    internal sealed record Outcome(ApiOperation? Operation, string? Reason = null, string? DidYouMean = null);

    /// <summary>Finds by the operation's name in the document, where it is given, else by method and path. Null where the address tells too little.</summary>
    public Outcome? Find(AuthoredNode operation)
    {
        if (operation["operationId"]?.String is { } id)
        {
            var named = document.Operations.FirstOrDefault(one => one.Id == id);
            return named is not null ? new Outcome(named)
                : new Outcome(null, $"{document.Name} has no operation '{id}'.", NearMiss.Of(id, document.Operations.Select(one => one.Id).OfType<string>()));
        }
        if (operation["request"]?.String?.Split(' ', 2) is not [var method, var address])
            return null;
        var written = Segments(PathOf(address));
        return written.All(part => part == Hole) ? null : ByPath(method, written, Segments(PathOf(baseUrl ?? "")));
    }

    private Outcome ByPath(string method, List<string> written, List<string> before)
    {
        List<string> whole = [.. before, .. written];
        var fitting = Nearest(whole, one => Segments(document.ServerPath + one.Path));
        if (fitting.Count == 0)
            fitting = Nearest(written, one => [.. Segments(one.Path).TakeLast(written.Count)]);
        if (fitting.Find(one => one.Method == method) is { } found)
            return new Outcome(found);
        if (fitting is [var first, ..])
            return new Outcome(null, $"{document.Name} has {first.Path} with {string.Join(" and ", fitting.Where(one => one.Path == first.Path).Select(one => one.Method))}, and not with {method}.");
        var shown = "/" + string.Join('/', whole);
        var paths = document.Operations.Where(one => one.Method == method).Select(one => one.Path).Distinct().ToLookup(path => "/" + string.Join('/', Segments(document.ServerPath + path)));
        var near = NearMiss.Of(shown, paths.Select(one => one.Key));
        return new Outcome(null, $"{document.Name} has no {method} {shown}.", near is null ? null : paths[near].First());
    }

    // A fixed word may stand for what varies, in either file; where what varies meets its like, that is meant.
    private List<ApiOperation> Nearest(List<string> written, Func<ApiOperation, List<string>> segments)
    {
        var ranked = document.Operations.Select(one => (Operation: one, Strangers: Strangers(written, segments(one)))).Where(one => one.Strangers is not null).ToList();
        var least = ranked.Select(one => one.Strangers).Min();
        return [.. ranked.Where(one => one.Strangers == least).Select(one => one.Operation)];
    }

    private static int? Strangers(List<string> one, List<string> other)
    {
        var pairs = one.Zip(other).ToList();
        var fits = one.Count == other.Count && pairs.TrueForAll(pair => pair.First == pair.Second || pair.First == Hole || pair.Second == Hole);
        return fits && pairs.Exists(pair => pair.First == pair.Second && pair.First != Hole) ? pairs.Count(pair => pair.First != pair.Second) : null;
    }

    private static string PathOf(string address)
    {
        var plain = string.Concat(TemplateSplitter.Split(address, []).Select(part => part.IsExpression ? Hole : part.Text)).Split('?')[0];
        var host = plain.IndexOf("://", StringComparison.Ordinal);
        var slash = plain.IndexOf('/', host < 0 ? 0 : host + 3);
        return slash < 0 ? "" : plain[slash..];
    }

    private static List<string> Segments(string path) =>
        [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Contains('{', StringComparison.Ordinal) ? Hole : part)];
}
