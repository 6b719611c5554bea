using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

/// <summary>A real Request Tracker on this machine, with its own database in a folder of its own, begun once for all tests and ended after them.</summary>
public sealed class TrackerServer : IAsyncLifetime
{
    private const string Installed = "/usr/sbin/rt-setup-database-5";
    private static readonly TimeSpan InstallingAndStarting = TimeSpan.FromMinutes(10);
    private static readonly Dictionary<string, string> NoVariables = [];

    // Every request signs in, and a password or token that is costly to guess takes a third of a second to check: fifteen times what else a request takes.
    private const string Settings = """
        Set($BcryptCost, 4);
        Set($MailCommand, sub { open my $mails, '>>', "$ENV{RT_SITE_CONFIG_DIR}/../mails" or die $!; print $mails shift->stringify, "\f\n"; close $mails });
        1;

        """;

    private readonly string _script = Repository.ServerScript("rt.sh");
    private string? _reason;

    /// <summary>How many tickets of <see cref="Seed"/> it is given.</summary>
    internal int Seeds { get; init; } = Seed.Count;

    /// <summary>A server whose state it begins with, which nobody may change meanwhile; null to begin with one of its own.</summary>
    internal TrackerServer? Like { get; init; }

    /// <summary>Its folder.</summary>
    internal string Folder { get; } = Directory.CreateTempSubdirectory("rezolve-rt-").FullName;

    /// <summary>Its address, without the path of the interface.</summary>
    internal string Url { get; private set; } = "";

    /// <summary>The sync user's token.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>Skips the test, with the reason, where the machine cannot run the server.</summary>
    internal void Require() => Assert.SkipWhen(_reason is not null, _reason ?? "");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _reason = Reason();
        if (_reason is not null)
            return;
        var port = Port.Free();
        using var limit = new CancellationTokenSource(InstallingAndStarting);
        if (Like is not null)
            Copy(Like.Folder, Folder);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "conf.d")).FullName, "tests.pm"), Settings);
        var started = await Tool.RunAsync("bash", NoVariables, limit.Token, _script, "start", Folder, $"{port}");
        if (started.Exit != 0)
            throw new InvalidOperationException($"The server did not start:\n{started.Out}{started.Err}");
        Url = $"http://127.0.0.1:{port}";
        Token = File.ReadAllText(Path.Combine(Folder, "token")).Trim();
        if (Like is null)
            await PerlAsync("RequestTracker/seed.pl", limit.Token, $"{Seeds}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_reason is null)
            await Tool.RunAsync("bash", NoVariables, CancellationToken.None, _script, "stop", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs a script over the server's own modules: what its interface does not do, or takes fifty times as long for.</summary>
    /// <param name="script">Its file, below this project.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="words">What it is told.</param>
    internal async Task PerlAsync(string script, CancellationToken cancellation, params string[] words)
    {
        var variables = new Dictionary<string, string>
        {
            ["RT_SITE_CONFIG"] = Path.Combine(Folder, "RT_SiteConfig.pm"),
            ["RT_SITE_CONFIG_DIR"] = Path.Combine(Folder, "conf.d"),
            ["TMPDIR"] = Path.Combine(Folder, "var"),
        };
        var ran = await Tool.RunAsync("perl", variables, cancellation, [Path.Combine(Repository.Root, "tests", "EndToEnd", script), .. words]);
        if (ran.Exit != 0)
            throw new InvalidOperationException($"{script} {string.Join(' ', words)} ended with {ran.Exit}:\n{ran.Err}");
    }

    // A database takes longer to make than to copy. The number of the running process is not part of the state.
    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(folder.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("pid" or "ready")))
            File.Copy(file, file.Replace(from, to, StringComparison.Ordinal), overwrite: true);
    }

    private string? Reason() => this switch
    {
        _ when !File.Exists(_script) => $"There is no {_script}, which starts Request Tracker.",
        _ when !Tool.Exists("bash") => "There is no bash here to start Request Tracker with.",
        _ when !File.Exists(Installed) && !Tool.Exists("apt-get") => "Request Tracker is not installed here, and there is no apt-get to install it with.",
        _ when !File.Exists(Installed) && !Environment.IsPrivilegedProcess => "Request Tracker is not installed here, and only root may install it.",
        _ => null,
    };
}

/// <summary>The tests on the real server, one after the other: what one writes, another would read.</summary>
[CollectionDefinition(Name)]
public sealed class TrackerCollection : ICollectionFixture<TrackerServer>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Request Tracker";
}
