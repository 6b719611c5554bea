using Rezolve.Mapping.Masking;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Recording;

/// <summary>Answers as cases write them, without anything personal.</summary>
/// <param name="names">What is personal, and what stands for it.</param>
/// <param name="words">The words of the manifest: header fields that it names are kept.</param>
internal sealed class AnswerText(CaseNames names, ManifestWords words)
{
    // What the engine itself looks at.
    private static readonly HashSet<string> Read = ["date", "etag", "last-modified", "link", "location", "retry-after"];

    /// <summary>The members of one exchange, its request to be filled in.</summary>
    public ValueObject Exchange(TapedAnswer taped)
    {
        var members = new ValueObject { ["request"] = Value.Of("GET /") };
        if (taped.Fault is { } fault)
            members["fault"] = Value.Of(fault);
        else
            members["answer"] = Value.Of(Members(taped));
        return members;
    }

    private ValueObject Members(TapedAnswer taped)
    {
        var answer = new ValueObject();
        if (taped.Status != 200)
            answer["status"] = Value.Of(taped.Status);
        var headers = new ValueObject();
        foreach (var (name, value) in taped.Headers.Where(IsKept))
            headers[name] = Value.Of(names.Of(value, Replacing.Known));
        if (headers.Count > 0)
            answer["headers"] = Value.Of(headers);
        var how = taped.MayHoldRecords ? Replacing.Unknown : Replacing.Known;
        if (taped.Text is { } text)
            answer["text"] = Value.Of(taped.Status is >= 200 and < 300 ? Plain(text) : names.Of(text, Replacing.Known));
        else if (taped.Body.Kind != ValueKind.Undefined)
            answer["body"] = names.Of(taped.Body, how);
        return answer;
    }

    /// <summary>Whether a header field is a part of a case: the engine looks at it, or the manifest names it; a name without a hyphen may name anything.</summary>
    public static bool IsKept(string name, ManifestWords words) => Read.Contains(name) || (name.Contains('-', StringComparison.Ordinal) && words.Names.Contains(name));

    // Lines of JSON are read as such; of anything else the fields stand between signs that no field holds.
    private string Plain(string text)
    {
        var lines = text.Split('\n').Select(line => string.IsNullOrWhiteSpace(line) ? Value.Undefined : ValueJson.Read(System.Text.Encoding.UTF8.GetBytes(line))).ToList();
        return lines.Exists(line => line.IsFault)
            ? names.Fields(text)
            : string.Join('\n', lines.Select(line => line.Kind == ValueKind.Undefined ? "" : ValueJson.ToText(names.Of(line, Replacing.Unknown))));
    }

    private bool IsKept(KeyValuePair<string, string> header) =>
        IsKept(header.Key, words)
        || (header.Key == "content-type" && header.Value.Split(';')[0].Trim() is not ("application/json" or "text/plain"));
}
