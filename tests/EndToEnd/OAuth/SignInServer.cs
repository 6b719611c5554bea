using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace Rezolve.Mapping.Tests.EndToEnd.OAuth;

/// <summary>A real OAuth 2.0 server on this machine, begun once for all tests and ended after them.</summary>
public sealed class SignInServer : IAsyncLifetime
{
    /// <summary>How long its access tokens are good: ten seconds longer than the engine keeps away from a token's end.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan InstallingAndStarting = TimeSpan.FromMinutes(5);

    // Installing takes longer than all the tests; what was installed once is kept for the next run.
    // Packages find each other by the folder's name.
    private static readonly string Installed = Path.Combine(Path.GetTempPath(), "rezolve-oauth-server", "node_modules");
    private readonly string _script = Repository.ServerScript("oidc.sh");
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-oauth-").FullName;
    private string? _reason;

    /// <summary>Its address.</summary>
    internal string Url { get; private set; } = "";

    /// <summary>Skips the test, with the reason, where the machine cannot run the server.</summary>
    internal void Require() => Assert.SkipWhen(_reason is not null, _reason ?? "");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _reason = Reason();
        if (_reason is not null)
            return;
        if (Directory.Exists(Installed))
            Directory.CreateSymbolicLink(Path.Combine(_folder, "node_modules"), Installed);
        var port = Port.Free();
        var variables = new Dictionary<string, string> { ["ACCESS_TTL"] = $"{Lifetime.TotalSeconds}", ["CALLBACKS"] = Person.Callback };
        using var limit = new CancellationTokenSource(InstallingAndStarting);
        var started = await Tool.RunAsync("bash", variables, limit.Token, _script, "start", _folder, $"{port}");
        if (started.Exit != 0 && !Directory.Exists(Path.Combine(_folder, "node_modules", "oidc-provider")))
            _reason = $"The OAuth server could not be installed: {started.Err}";
        else if (started.Exit != 0)
            throw new InvalidOperationException($"The server did not start:\n{started.Out}{started.Err}");
        Url = $"http://127.0.0.1:{port}";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(_folder, "pid")))
            await Tool.RunAsync("bash", new Dictionary<string, string>(), CancellationToken.None, _script, "stop", _folder);
        var modules = new DirectoryInfo(Path.Combine(_folder, "node_modules"));
        if (modules.LinkTarget is not null)
            modules.Delete();
        else if (Directory.Exists(Path.Combine(modules.FullName, "oidc-provider")) && !Directory.Exists(Installed))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Installed)!);
            Directory.Move(modules.FullName, Installed);
        }
        Directory.Delete(_folder, recursive: true);
    }

    private string? Reason() => this switch
    {
        _ when !File.Exists(_script) => $"There is no {_script}, which starts the OAuth server.",
        _ when !Tool.Exists("bash") || !Tool.Exists("curl") => "There is no bash or no curl here to start the OAuth server with.",
        _ when !Tool.Exists("node") || !Tool.Exists("npm") => "There is no node or no npm here to run the OAuth server with.",
        _ => null,
    };
}
