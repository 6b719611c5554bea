using System.Collections.Frozen;
using Rezolve.Json;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>The names scripts may use, may construct and may not mention.</summary>
internal static class GateNames
{
    /// <summary>The built-ins that a realm keeps.</summary>
    public static FrozenSet<string> Globals { get; } = new[]
    {
        "Object", "Array", "String", "Number", "Boolean", "Math", "JSON", "Date", "Map", "Set", "Error", "TypeError", "RangeError",
        "parseInt", "parseFloat", "isNaN", "isFinite", "undefined", "NaN", "Infinity",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What may stand behind <c>new</c>.</summary>
    public static FrozenSet<string> Constructible { get; } =
        new[] { "Map", "Set", "Date", "Array", "Object", "Error", "TypeError", "RangeError" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Member names that lead out of a value and into the machinery behind it.</summary>
    public static FrozenSet<string> RefusedMembers { get; } = new[]
    {
        "prototype", "__proto__", "constructor", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Instead = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["RegExp"] = "write the pattern between slashes, or use matches(…) and extract(…)",
        ["Symbol"] = "leave it out: scripts work with plain JSON values",
        ["Proxy"] = "leave it out: scripts work with plain JSON values",
        ["Reflect"] = "use Object.keys, Object.entries or Object.hasOwn",
        ["Promise"] = "return the value itself: scripts do not wait for anything",
        ["setTimeout"] = "return the value itself: scripts do not wait for anything",
        ["fetch"] = "declare an operation: scripts have no network",
        ["require"] = "put the functions into the same file: scripts import nothing",
        ["process"] = "pass what is needed as an argument: scripts see no host",
        ["console"] = "leave it out, or return the value and look at it with a case",
        ["globalThis"] = "pass what is needed as an argument: scripts see no globals of the host",
        ["window"] = "pass what is needed as an argument: scripts see no globals of the host",
        ["eval"] = "write the code itself: text is never run",
        ["Function"] = "write the function itself: text is never run",
        ["BigInt"] = "keep large ids as text, and pass string(…) of them",
        ["encodeURIComponent"] = "use urlEncode(…)",
        ["encodeURI"] = "use urlEncode(…)",
        ["btoa"] = "use base64(…)",
        ["atob"] = "use fromBase64(…)",
        ["arguments"] = "name the parameters, or take the rest as (...values)",
        ["Intl"] = "use formatInstant(…)",
        ["record"] = "take it as a parameter and pass it in the call: scripts.name(record)",
        ["scripts"] = "put the functions into one file: a script does not call another script",
        ["now"] = "take it as a parameter and pass it in the call: scripts.name(now)",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What to write instead of a name that is not offered.</summary>
    public static string Remedy(string name, IEnumerable<string> offered)
    {
        if (Instead.TryGetValue(name, out var remedy))
            return remedy;
        return NearMiss.Of(name, offered) is { } near
            ? $"did you mean '{near}'?"
            : "declare it with const or let inside the function, or take it as a parameter";
    }
}
