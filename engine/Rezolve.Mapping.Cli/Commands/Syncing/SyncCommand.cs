using System.CommandLine;
using Rezolve.Mapping.Cli.Listening;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Syncing;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Sync;

namespace Rezolve.Mapping.Cli.Commands.Syncing;

/// <summary><c>rezolve sync SYNC</c>: keeps tickets the same in several systems.</summary>
internal static class SyncCommand
{
    private const int MostWorkers = 64;

    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("sync") { Description = "The sync's name in rezolve.json." };
        var once = new Option<bool>("--once") { Description = "End when nothing is due now, instead of waiting for more." };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Do not take up what changed last before this.", HelpName = "INSTANT" };
        var ticket = new Option<string?>("--ticket") { Description = "Only this ticket: the hub's id, a key or number, or connection/key; then it ends.", HelpName = "ID" };
        var most = new Option<long?>("--max-writes") { Description = "Send so many writes and no more.", HelpName = "N" };
        var workers = new Option<int?>("--workers") { Description = $"Work on so many tickets at once, 1 to {MostWorkers}; {new SyncLimits().Lanes} where it is left out.", HelpName = "N" };
        var first = new Option<bool>("--first-load") { Description = "Read all there is again, whatever was read before." };
        var listen = new Option<string?>("--listen") { Description = "Take deliveries of webhooks at this address, such as 127.0.0.1:8090.", HelpName = "ADDRESS" };
        var open = new Option<bool>("--listen-publicly") { Description = "Let --listen name an address that others reach; what they send is not encrypted here." };
        var url = new Option<string?>("--public-url") { Description = "How systems reach --listen, such as https://sync.example.com; those that can be told are told.", HelpName = "URL" };
        var command = new Command("sync", "Keep tickets the same in several systems, until it is ended.") { name, once, since, ticket, most, workers, first, listen, open, url };
        shell.On(command, async invocation =>
        {
            if (Hooks(invocation.Get(listen), invocation.Get(open), invocation.Get(url), out var fault) is var hooks && fault is not null)
                return fault;
            if (hooks is not null && (invocation.Get(once) || invocation.Get(ticket) is not null))
                return Ending.Problem(ExitCode.Usage, CommandRules.Usage, "--listen waits for deliveries, and --once and --ticket wait for nothing.", "Leave one of them out.");
            if (invocation.Get(workers) is < 1 or > MostWorkers)
                return Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"--workers is {invocation.Get(workers)}.", $"Name a number from 1 to {MostWorkers}.");
            var options = new SyncOptions
            {
                Workers = invocation.Get(workers),
                Hooks = hooks,
                IsOnce = invocation.Get(once),
                IsFirstLoad = invocation.Get(first),
                Since = invocation.Get(since),
                Ticket = invocation.Get(ticket),
                MaxWrites = invocation.Get(most) ?? long.MaxValue,
            };
            var (session, refusal) = await SyncSession.OpenAsync(invocation, invocation.Get(name)!, options.Since);
            if (session is null)
                return refusal!;
            await using (session)
                return await new SyncRun(invocation, session, options).RunAsync();
        });
        return command;
    }

    private static HookOptions? Hooks(string? listen, bool isPublic, string? url, out Ending? fault)
    {
        fault = null;
        if (listen is null)
        {
            if (isPublic || url is not null)
                fault = Ending.Problem(ExitCode.Usage, CommandRules.Usage, "--listen-publicly and --public-url say more of --listen, which is not there.", "Add --listen 127.0.0.1:8090.");
            return null;
        }
        if (url is not null && HookOptions.Public(url) is null)
        {
            fault = HookOptions.NoUrl(url);
            return null;
        }
        if (ListenAddress.Parse(listen, isPublic, out var words) is { } end)
            return new HookOptions(end, HookOptions.Public(url));
        var remedy = isPublic || words!.Contains("is no address", StringComparison.Ordinal)
            ? "Name it as 127.0.0.1:8090."
            : "Name a loopback address and put a proxy before it, or say --listen-publicly.";
        fault = Ending.Problem(ExitCode.Usage, CommandRules.Usage, words!, remedy);
        return null;
    }
}
