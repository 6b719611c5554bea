namespace Rezolve.Mapping.Expressions.Nodes.Calls;

/// <summary>What to write in place of JavaScript's methods and globals, for messages.</summary>
internal static class MethodNames
{
    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["toLowerCase"] = "lower(text)",
        ["toUpperCase"] = "upper(text)",
        ["trim"] = "trim(text)",
        ["replace"] = "replace(text, find, with), which replaces every occurrence",
        ["replaceAll"] = "replace(text, find, with)",
        ["split"] = "split(text, separator)",
        ["join"] = "join(list, separator)",
        ["slice"] = "slice(value, from, to)",
        ["substring"] = "slice(text, from, to)",
        ["substr"] = "slice(text, from, to)",
        ["startsWith"] = "startsWith(text, start)",
        ["endsWith"] = "endsWith(text, end)",
        ["includes"] = "contains(value, part)",
        ["indexOf"] = "contains(value, part)",
        ["padStart"] = "padStart(text, length, fill)",
        ["concat"] = "left + right, or [...left, ...right]",
        ["match"] = "extract(text, 'pattern')",
        ["test"] = "matches(text, 'pattern')",
        ["toString"] = "string(value)",
        ["find"] = "find(list, name, value)",
        ["flat"] = "flatten(list)",
        ["sort"] = "sort(list)",
        ["at"] = "slice(list, -1)[0]",
        ["toISOString"] = "string(instant)",
        ["getTime"] = "epochMillis(instant)",
        ["String"] = "string(value)",
        ["Number"] = "number(text)",
        ["parseInt"] = "number(text)",
        ["parseFloat"] = "number(text)",
        ["Boolean"] = "boolean(text)",
        ["Date"] = "instant(text); now is the time of the unit of work",
        ["encodeURIComponent"] = "urlEncode(text)",
        ["btoa"] = "base64(text)",
        ["atob"] = "fromBase64(text)",
        ["JSON.parse"] = "parseJson(text)",
        ["JSON.stringify"] = "json(value)",
        ["Object.entries"] = "entries(object)",
        ["Object.keys"] = "pluck(entries(object), 'key')",
        ["Object.fromEntries"] = "fromEntries(list, name, value)",
        ["Date.now"] = "epochMillis(now)",
        ["Date.parse"] = "instant(text)",
    };

    /// <summary>The call to write instead, or null.</summary>
    public static string? FunctionFor(string method) => Functions.GetValueOrDefault(method);
}
