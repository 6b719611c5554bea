using System.Text.RegularExpressions;
using Rezolve.Mapping.Tests.EndToEnd.RequestTracker;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Hooks;

/// <summary>The scrip of the connector's README at a server, as it stands there.</summary>
internal static class Scrip
{
    private const string Script = "Step/Hooks/scrip.pl";

    /// <summary>Has a server post what happens there.</summary>
    /// <param name="server">The server.</param>
    /// <param name="url">Where to.</param>
    public static async Task InstallAsync(TrackerServer server, string url)
    {
        var file = Path.Combine(server.Folder, "scrip.txt");
        await File.WriteAllTextAsync(file, CodeFor(url));
        await server.PerlAsync(Script, TestContext.Current.CancellationToken, "install", file);
    }

    /// <summary>Ends that.</summary>
    public static Task RemoveAsync(TrackerServer server) => server.PerlAsync(Script, TestContext.Current.CancellationToken, "remove");

    private static string CodeFor(string url)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "connectors", "request-tracker", "README.md"));
        var code = Regex.Match(page, "```perl\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.NotEqual("", code);
        return Regex.Replace(Regex.Replace(code, "my \\$url = '.*?';", $"my $$url = '{url}';"), "my \\$secret = '.*?';", $"my $$secret = '{TrackerStation.HookSecret}';");
    }
}
