using Rezolve.Mapping.Expressions.Functions.Encodings;
using Rezolve.Mapping.Expressions.Functions.Lists;
using Rezolve.Mapping.Expressions.Functions.Objects;
using Rezolve.Mapping.Expressions.Functions.Patterns;
using Rezolve.Mapping.Expressions.Functions.Tables;
using Rezolve.Mapping.Expressions.Functions.Text;
using Rezolve.Mapping.Expressions.Functions.Time;
using Rezolve.Mapping.Expressions.Functions.Types;

namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>Every function of the expression language, in the order of the reference.</summary>
internal static class FunctionList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Function> All { get; } =
    [
        Lower.Kind, Upper.Kind, Trim.Kind, Replace.Kind, ReplacePattern.Kind, Split.Kind, Join.Kind, Slice.Kind,
        StartsWith.Kind, EndsWith.Kind, Contains.Kind, RemovePrefix.Kind, PadStart.Kind, Truncate.Kind, Matches.Kind, Extract.Kind, Quote.Kind,
        ToText.Kind, ToNumber.Kind, ToBoolean.Kind, ToJson.Kind, ParseJson.Kind,
        Base64.Kind, Base64.Inverse, Base64Url.Kind, UrlEncode.Kind, Hex.Kind, Sha256.Kind, Hmac.Kind, Uuid.Kind,
        ToInstant.Kind, FormatInstant.Kind, EpochSeconds.Kind, EpochSeconds.Inverse, EpochMillis.Kind, EpochMillis.Inverse,
        Plus.Kind, Minus.Kind, ToDate.Kind,
        Pluck.Kind, Wrap.Kind, Find.Kind, Entries.Kind, FromEntries.Kind, Pick.Kind, Omit.Kind,
        Unique.Kind, Sort.Kind, Flatten.Kind, Union.Kind, Without.Kind, IsEmpty.Kind, NonEmpty.Kind, ToCanonical.Kind, ToVendor.Kind,
    ];

    /// <summary>Those that need nothing but their arguments, for scripts.</summary>
    public static IReadOnlyList<Function> ForScripts { get; } = [.. All.Where(function => function.Table is null)];

    private static readonly Dictionary<string, Function> ByName = All.ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The function of a name, or null.</summary>
    public static Function? Of(string name) => ByName.GetValueOrDefault(name);
}
