using System.Net;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Listening;

/// <summary>How a sync takes deliveries.</summary>
/// <param name="End">Where it listens.</param>
/// <param name="PublicUrl">How others reach that; null where nobody is told.</param>
internal sealed record HookOptions(IPEndPoint End, Uri? PublicUrl)
{
    /// <summary>Reads the address under which others reach a process that listens; null where the text is none.</summary>
    public static Uri? Public(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" } ? url : null;

    /// <summary>That a text is no such address.</summary>
    public static Ending NoUrl(string text) =>
        Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"'{text}' is no address that a system could send to.", "Name it as https://sync.example.com.");

    /// <summary>The address of a webhook as others reach it; null where nobody is told.</summary>
    public string? UrlOf(string connection, string webhook) => PublicUrl is null ? null : PublicUrl.AbsoluteUri.TrimEnd('/') + HookRoutes.PathOf(connection, webhook);
}
