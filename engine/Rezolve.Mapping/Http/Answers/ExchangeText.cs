using System.Text;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Words the messages of exchanges: operation, place, status, what was said. Never a secret, never a whole body.</summary>
internal static class ExchangeText
{
    private const int LongestQuote = 300;

    /// <summary>The message for an answer.</summary>
    public static string OfAnswer(OperationProgram operation, Answer answer, string? said, SecretMask secrets)
    {
        said ??= answer.Status == 403 ? Quote(answer) ?? "permission is missing" : Quote(answer);
        var hint = answer.Status is >= 300 and <= 399
            ? answer.Headers.TryGetValue("location", out var target) ? $" It leads to {Tidy(target)}; write that address instead." : " It does not say where it leads."
            : "";
        return secrets.Mask($"{Head(operation)} was answered {answer.Status}{(said is null ? "." : $": {Tidy(said)}")}{hint}");
    }

    /// <summary>The message for a success that is not what was due.</summary>
    public static string OfWrongType(OperationProgram operation, Answer answer, SecretMask secrets) => secrets.Mask(answer.IsHtml
        ? $"{Head(operation)} was answered {answer.Status} with a page for people where {NounOf(operation)} was due, "
            + "most likely a sign-in page: check the credentials and baseUrl."
        : $"{Head(operation)} was answered {answer.Status} with {answer.MediaType} where {NounOf(operation)} was due: check the address, or say decode.");

    /// <summary>The message for a body that is no text.</summary>
    public static string OfBadText(OperationProgram operation, Answer answer, string why, SecretMask secrets) =>
        secrets.Mask($"{Head(operation)} was answered {answer.Status}, but the answer cannot be read: {Tidy(why)}.");

    /// <summary>The message where no answer came.</summary>
    public static string OfFailure(OperationProgram operation, TransportFailure failure, SecretMask secrets) =>
        secrets.Mask($"{Head(operation)} failed: {Tidy(failure.Reason)}.");

    /// <summary>The message where the request could not be made.</summary>
    public static string OfBuild(OperationProgram operation, RequestFault fault, SecretMask secrets) =>
        secrets.Mask($"{operation.Name} ({fault.Place}) could not be sent: {Tidy(fault.Message)}");

    private static string NounOf(OperationProgram operation) => operation.Decoding?.Noun ?? "JSON";

    /// <summary>The operation, its line and its place.</summary>
    public static string Head(OperationProgram operation) => $"{operation.Name} ({operation.Method}, {operation.Place})";

    private static string? Quote(Answer answer)
    {
        if (answer.Body.Length == 0 || answer.IsHtml)
            return null;
        var bytes = answer.Body.Span[..Math.Min(answer.Body.Length, LongestQuote * 4)];
        return Encoding.UTF8.GetString(bytes);
    }

    // Line breaks and terminal controls in a vendor's words would let it write into our logs.
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(Math.Min(text.Length, LongestQuote));
        foreach (var c in text.Trim())
        {
            if (tidy.Length == LongestQuote)
                return tidy.Append('…').ToString();
            tidy.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }
        return tidy.ToString();
    }
}
