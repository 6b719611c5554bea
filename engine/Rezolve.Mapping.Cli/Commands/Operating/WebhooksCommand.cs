using System.CommandLine;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Listening;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Subscribing;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve webhooks</c>: what a system tells by itself, and where it is told to send it.</summary>
internal static class WebhooksCommand
{
    /// <summary>The commands.</summary>
    public static IReadOnlyList<Command> Create(Shell shell) =>
    [
        List(shell),
        Change(shell, "subscribe", "Tell the system where to send events.", needsUrl: true, SubscribeAsync),
        Change(shell, "renew", "Renew the subscription before it ends.", needsUrl: false, (hook, _, subscriber, cancellation) => RenewAsync(hook, subscriber, cancellation)),
        Change(shell, "remove", "Tell the system to send nothing any more.", needsUrl: false, (hook, _, subscriber, cancellation) => RemoveAsync(hook, subscriber, cancellation)),
    ];

    private delegate Task<(string? Done, string? Trouble)> Deed(WebhookProgram hook, Uri? url, Subscriber subscriber, CancellationToken cancellation);

    private static Argument<string> Connection() => new("connection") { Description = "The connection's name in rezolve.json." };

    private static Command List(Shell shell)
    {
        var connection = Connection();
        var command = new Command("list", "List the webhooks of a connection, and what came of them.") { connection };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, desk => OnAsync(desk, invocation.Get(connection)!, async runtime =>
        {
            await desk.TellAsync("webhooks", RowsAsync(desk, runtime), 0, (json, one) => HookView.Write(json, one.Name, one.Counts, one.Hook), one => HookView.Line(one.Name, one.Counts, one.Hook));
            return Ending.Ok;
        })));
        return command;
    }

    private static async IAsyncEnumerable<(string Name, InboxCounts Counts, HookState? Hook)> RowsAsync(StoreDesk desk, ConnectionRuntime runtime)
    {
        foreach (var hook in runtime.Program.Webhooks.Values)
        {
            var counts = InboxRows.Counts(await desk.Hub.RowAsync(InboxRows.CountOf(desk.Hub.Tenant, runtime.Name, hook.Name), desk.Cancellation));
            var state = await desk.Hub.RowAsync(HookRows.KeyOf(desk.Hub.Tenant, runtime.Name, hook.Name), desk.Cancellation) is { } row ? HookRows.Read(row) : null;
            yield return ($"{runtime.Name}/{hook.Name}", counts, state);
        }
    }

    private static Command Change(Shell shell, string word, string summary, bool needsUrl, Deed deed)
    {
        var connection = Connection();
        var url = new Option<string?>("--url") { Description = "How the system reaches `rezolve sync --listen`, such as https://sync.example.com.", HelpName = "URL", Required = needsUrl };
        var command = needsUrl ? new Command(word, summary) { connection, url } : new Command(word, summary) { connection };
        shell.On(command, invocation =>
        {
            var told = needsUrl ? invocation.Get(url) : null;
            return told is not null && HookOptions.Public(told) is null
                ? Task.FromResult(HookOptions.NoUrl(told))
                : StoreCommand.RunAsync(invocation, isReading: false, desk => OnAsync(desk, invocation.Get(connection)!, runtime => RunAsync(desk, runtime, HookOptions.Public(told), deed)));
        });
        return command;
    }

    private static async Task<Ending> OnAsync(StoreDesk desk, string connection, Func<ConnectionRuntime, Task<Ending>> run)
    {
        using var access = new ConnectionAccess(desk.Invocation);
        var (runtime, refusal) = access.Open(connection);
        return runtime is null ? refusal! : await run(runtime);
    }

    private static async Task<Ending> RunAsync(StoreDesk desk, ConnectionRuntime runtime, Uri? url, Deed deed)
    {
        var hooks = runtime.Program.Webhooks.Values.Where(hook => hook.Subscription is not null && runtime.Program.Can(Ability.Subscribe)).ToList();
        if (hooks.Count == 0)
            return Ending.Problem(
                ExitCode.Usage, CommandRules.NotThere, $"The connector of '{runtime.Name}' has no webhook that could be subscribed to.",
                "Set it up in the system itself; the connector's README says how.");
        string? trouble = null;
        var done = new List<string>();
        foreach (var hook in hooks)
        {
            var came = await deed(hook, url, HookDesk.SubscriberOf(desk.Hub, runtime, hook, desk.Invocation.Terminal.Clock), desk.Cancellation);
            trouble ??= came.Trouble is { } why ? $"{runtime.Name}/{hook.Name}: {why}" : null;
            if (came.Done is { } words)
                done.Add($"{runtime.Name}/{hook.Name}: {words}");
        }
        desk.Report.Answer(json => json.Texts("done", done), () => SafeText.Of(done.Count > 0 ? string.Join('\n', done) : "Nothing was done."));
        return trouble is null ? Ending.Ok : Ending.Problem(ExitCode.Vendor, CommandRules.Refused, trouble);
    }

    private static async Task<(string? Done, string? Trouble)> SubscribeAsync(WebhookProgram hook, Uri? url, Subscriber subscriber, CancellationToken cancellation)
    {
        var whole = new HookOptions(new System.Net.IPEndPoint(0, 0), url).UrlOf(subscriber.Connection, hook.Name)!;
        var trouble = await subscriber.CreateAsync(whole, cancellation);
        return trouble is null ? ($"subscribed, events come to {whole}", null) : (null, trouble);
    }

    private static async Task<(string? Done, string? Trouble)> RenewAsync(WebhookProgram hook, Subscriber subscriber, CancellationToken cancellation)
    {
        if (hook.Subscription!.Renew is null || await subscriber.FindAsync(cancellation) is not { } state)
            return (null, null);
        var trouble = await subscriber.RenewAsync(state, cancellation);
        return trouble is null ? ("renewed", null) : (null, trouble);
    }

    private static async Task<(string? Done, string? Trouble)> RemoveAsync(WebhookProgram hook, Subscriber subscriber, CancellationToken cancellation)
    {
        if (await subscriber.FindAsync(cancellation) is not { } state)
            return (null, null);
        var trouble = await subscriber.RemoveAsync(state, cancellation);
        return trouble is null ? (hook.Subscription!.Remove is null ? "forgotten here; end it in the system itself" : "ended", null) : (null, trouble);
    }
}
