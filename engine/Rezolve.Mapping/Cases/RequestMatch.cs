using System.Text.RegularExpressions;
using Rezolve.Mapping.Expressions.Templates;
using Rezolve.Mapping.Manifests;

namespace Rezolve.Mapping.Cases;

/// <summary>Tells which operation sends the request of a case.</summary>
internal sealed class RequestMatch
{
    private readonly ConnectorManifest _manifest;
    private readonly IReadOnlyList<(string Name, Regex Form, int Literals)> _operations;

    /// <summary>Prepares the operations of a manifest.</summary>
    public RequestMatch(ConnectorManifest manifest)
    {
        _manifest = manifest;
        _operations = [.. manifest.Entries("operations").Where(one => one["request"]?.String is not null).Select(one => Form(one.Name!, one["request"]!.String!))];
    }

    /// <summary>The operation's name; null where none sends such a request.</summary>
    /// <param name="request">As the case has it: method, blank, path.</param>
    /// <param name="file">The case: what it runs decides among operations that look the same.</param>
    public string? OperationOf(string request, CaseFile file)
    {
        var fitting = _operations.Where(one => one.Form.IsMatch(request)).ToList();
        var run = NamesOf(file).ToList();
        return fitting.OrderByDescending(one => run.Contains(one.Name)).ThenByDescending(one => one.Literals).Select(one => one.Name).FirstOrDefault();
    }

    private IEnumerable<string?> NamesOf(CaseFile file)
    {
        var run = file.Text("run") ?? "";
        var owner = run == "catalog" && file.Text("catalog") is { } catalog ? _manifest.Root["catalogs"]?[catalog]
            : run == "check" ? _manifest.Root["connection"]?["check"]
            : file.Text("entity") is { } entity ? _manifest.Root["entities"]?[entity] : null;
        foreach (var node in new[] { owner, owner?[run] }.Concat(owner?["match"]?.Items ?? []))
            yield return node?.String ?? node?["operation"]?.String;
    }

    private static (string, Regex, int) Form(string name, string request)
    {
        var parts = TemplateSplitter.Split(request, []);
        var isPlain = !parts[0].IsExpression;
        var form = string.Concat(parts.Select(part => part.IsExpression ? "[^?]*" : Regex.Escape(part.Text)));
        var literals = isPlain ? parts.Where(part => !part.IsExpression).Sum(part => part.Text.Length) : 0;
        return (name, new Regex($@"^{form}(\?.*)?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), literals);
    }
}
