using System.Security.Cryptography;
using System.Text.Json;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker.Talking;

/// <summary>What is said on the tickets of the real server, as the spine of a sync asks for it.</summary>
internal sealed class TalkingDesk : IDisposable
{
    private readonly Desk _desk;
    private readonly ConnectionClients _clients = new(EngineLimits.Usual.Pool);

    private TalkingDesk(Desk desk) => _desk = desk;

    /// <summary>The system.</summary>
    public ConnectedSystem System { get; private set; } = null!;

    /// <summary>Its comments and files.</summary>
    public IConversationSystem Parts => System.Conversation!.Parts;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the connection.</summary>
    public static async Task<TalkingDesk> OpenAsync(TrackerServer server)
    {
        server.Require();
        var talking = new TalkingDesk(await new Desk(server).ApprovedAsync());
        var runtime = await talking._desk.OpenAsync(talking._clients);
        Assert.True(SystemOpener.TryOpen(runtime, "ticket", [], out var system, out var fault), fault);
        talking.System = system;
        return talking;
    }

    /// <summary>Makes a ticket.</summary>
    public async Task<SystemTicket> TicketAsync(string subject)
    {
        var made = await _desk.CallAsync("ticketCreate", new { intent = new { key = subject }, document = new { Subject = subject, Content = "<p>First</p>" } });
        Assert.True(made.Exit == 0, made.Err);
        return await ReadAsync(JsonDocument.Parse(made.Out).RootElement.GetProperty("id").GetString()!);
    }

    /// <summary>Reads a ticket.</summary>
    public async Task<SystemTicket> ReadAsync(string key)
    {
        var report = await System.Tickets.ReadAsync(key, Stop);
        Assert.True(report.Ticket is not null, report.Failure?.Message);
        return report.Ticket;
    }

    /// <summary>A file to be sent, and its bytes.</summary>
    public FileToSend File(string name, string? mediaType, byte[] bytes)
    {
        _desk.Files[$"f{_desk.Files.Count}"] = bytes;
        return new FileToSend($"f{_desk.Files.Count - 1}", name, mediaType, bytes.Length);
    }

    /// <summary>Says something, which must be taken.</summary>
    /// <returns>Its key.</returns>
    public async Task<string> SayAsync(SystemTicket ticket, string kind, string html, params IReadOnlyList<FileToSend> files)
    {
        var report = await TrySayAsync(ticket, kind, html, files);
        Assert.True(report is { Result: WriteResult.Done, Key: not null }, $"{report.Result} {report.Failure?.Message}");
        return report.Key;
    }

    /// <summary>Says something.</summary>
    public Task<PartReport> TrySayAsync(SystemTicket ticket, string kind, string html, params IReadOnlyList<FileToSend> files)
    {
        var wanted = new ValueObject
        {
            ["body"] = Value.Of(new ValueObject { ["format"] = Value.Of("html"), ["text"] = Value.Of(html) }),
            ["kind"] = Value.Of(kind),
        };
        return Parts.WriteAsync(new PartOrder { Kind = WriteKind.Create, Entity = "comment", Intent = "e2e", Ticket = ticket, Wanted = wanted, Change = wanted, Files = files }, Stop);
    }

    /// <summary>All that was said, without a failure.</summary>
    public async Task<ConversationReport> HearAsync(SystemTicket ticket)
    {
        var report = await Parts.ReadAsync(ticket, Stop);
        Assert.True(report is { Failure: null, IsMissing: false, Unread.Count: 0 }, report.Failure?.Message ?? report.Unread.FirstOrDefault()?.Failure.Message);
        return report;
    }

    /// <summary>The hash of a file's bytes, as they come.</summary>
    public async Task<string> HashAsync(SystemTicket ticket, SystemFile file)
    {
        using var report = await Parts.OpenAsync(ticket, file, Stop);
        Assert.True(report.Content is not null, report.Failure?.Message);
        return Convert.ToHexString(await SHA256.HashDataAsync(report.Content.Stream!, Stop));
    }

    /// <summary>Sends an operation of the connector, which must be taken.</summary>
    public async Task CallAsync(string operation, object input)
    {
        var run = await _desk.CallAsync(operation, input);
        Assert.True(run.Exit == 0, run.Err);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _clients.Dispose();
        _desk.Dispose();
    }
}
