using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Auth.Signing;

/// <summary>Finds a JSON Web Token in a text and holds it against what an example says of it.</summary>
internal sealed partial class SignedToken(JsonElement? expected)
{
    /// <summary>The text, with JWT in place of a token that says what it should.</summary>
    public string CheckedIn(string text) => expected is not { } parts ? text : Token().Replace(text, match =>
    {
        Assert.Equal(Shown(parts.GetProperty("header")), Part(match.Value, 0));
        Assert.Equal(Shown(parts.GetProperty("claims")), Part(match.Value, 1));
        return "JWT";
    });

    /// <summary>The JSON of a token's header (0) or claims (1).</summary>
    public static string Part(string token, int part) => Encoding.UTF8.GetString(Bytes(token.Split('.')[part]));

    /// <summary>The bytes of a part.</summary>
    public static byte[] Bytes(string part) =>
        Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));

    private static string Shown(JsonElement json) => ValueJson.Read(json).ToString();

    [GeneratedRegex(@"eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+")]
    private static partial Regex Token();
}
