using System.Security.Cryptography;
using System.Text;

namespace Rezolve.Mapping.Scripting;

/// <summary>A script as it was written.</summary>
/// <param name="Name">How expressions call it: <c>scripts.NAME(…)</c>.</param>
/// <param name="Text">Its JavaScript.</param>
/// <param name="Function">The function of a file that is called; null where <paramref name="Text"/> is one function expression.</param>
internal sealed record ScriptSource(string Name, string Text, string? Function)
{
    /// <summary>One function expression: <c>"band": "n => n > 80 ? 'high' : 'low'"</c>.</summary>
    public static ScriptSource OfExpression(string name, string text) => new(name, text, null);

    /// <summary>One function expression, written as lines.</summary>
    public static ScriptSource OfLines(string name, IEnumerable<string> lines) => new(name, string.Join('\n', lines), null);

    /// <summary>A file of functions and constants, and which of its functions is called.</summary>
    public static ScriptSource OfFile(string name, string text, string function) => new(name, text, function);

    /// <summary>SHA-256 of the text and of the function's name, in lower-case hex: what an approval pins.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Function}\n{Text}")));
}
