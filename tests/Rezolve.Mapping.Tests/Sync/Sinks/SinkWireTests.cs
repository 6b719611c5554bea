using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Sinks;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Sync.Sinks;

/// <summary>An event is posted to the sink's own host, signed, and to nobody else.</summary>
public sealed class SinkWireTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly SinkMessage Message = new("e1", "1772355600", Encoding.UTF8.GetBytes("""{"id":"e1"}"""));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_posts_the_event_with_the_fields_by_which_it_is_known()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(204, ""));

        Assert.Equal(SinkAnswer.Taken, await TellAsync($"{server.Url}/events?bot=1"));

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/events?bot=1", """{"id":"e1"}"""), (request.Method, request.Target, request.Body));
        Assert.Equal(("application/json", "e1", "1772355600", Message.Signature(Secret)),
            (request["Content-Type"], request["webhook-id"], request["webhook-timestamp"], request["webhook-signature"]));
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(404, false)]
    [InlineData(410, true)]
    public async Task Any_answer_but_a_good_one_is_no_receipt(int status, bool isGone)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(status));

        Assert.Equal(new SinkAnswer(false, $"it answered {status}") { IsGone = isGone }, await TellAsync(server.Url));
    }

    [Fact]
    public async Task A_sink_may_ask_for_time()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(429, "{}", "application/json", "Retry-After: 120"));
        var before = TimeProvider.System.GetUtcNow();

        Assert.InRange((await TellAsync(server.Url)).NextAt!.Value - before, TimeSpan.FromSeconds(119), TimeSpan.FromSeconds(150));
    }

    [Fact]
    public async Task It_is_not_sent_on_to_somebody_else()
    {
        await using var other = LoopbackServer.Start(_ => LoopbackServer.Reply(200));
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(307, "", "text/plain", $"Location: {other.Url}/take"));

        var answer = await TellAsync(server.Url);

        Assert.Equal((false, 0), (answer.IsTaken, other.Requests.Count));
    }

    [Fact]
    public async Task The_own_network_is_out_of_reach_unless_the_operator_says_so()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200));

        var answer = await TellAsync(server.Url, isPrivate: false);

        Assert.Equal((false, 0), (answer.IsTaken, server.Requests.Count));
    }

    private static async Task<SinkAnswer> TellAsync(string url, bool isPrivate = true)
    {
        using var clients = new ConnectionClients(EngineLimits.Usual.Pool);
        var sink = new SinkProgram("bots", new Uri(url), new SourcePlace("rezolve.json", 1, 1, "")) { Secret = "bots", PrivateAddresses = isPrivate };
        var transport = new ConnectionTransport(clients.For("sink/bots", new AddressPolicy(isPrivate)), EngineLimits.Usual.Answers with { Redirects = 0 }, TimeProvider.System);
        return await new SinkWire(sink, Secret, transport, TimeProvider.System).TellAsync(Message, Token);
    }
}
