using System.Diagnostics;
using Rezolve.Mapping.Benchmarks.Contenders;
using Rezolve.Mapping.Benchmarks.Processes;
using Rezolve.Mapping.Benchmarks.Tickets;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>P7: fetching and mapping a feed, against fetching its pages alone and mapping its tickets alone.</summary>
internal sealed class FetchGoals : IDisposable
{
    private const int Pages = 10;
    private const int PageSize = 1000;
    private const int Rounds = 7;

    private readonly PageServer _server = new(Pages, PageSize);
    private readonly ConnectorProgram _program;
    private readonly HttpClient _client = new();
    private readonly byte[][] _tickets = GeneratedTickets.Some(Pages * PageSize);
    private readonly Engine _engine = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly Utf8Output _output = new();

    private FetchGoals() => _program = TicketConnector.Compile(TicketConnector.Plain, new ValueObject { ["url"] = Value.Of(_server.Url) });

    /// <summary>Measures, and tells.</summary>
    public static async IAsyncEnumerable<GoalLine> MeasureAsync()
    {
        using var goals = new FetchGoals();
        yield return await goals.CompareAsync();
    }

    /// <summary>Stops the server.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private async Task<GoalLine> CompareAsync()
    {
        Func<Task<long>>[] all = [GetAsync, MapAsync, BothAsync];
        var (get, mapped, both) = (await GetAsync(), await MapAsync(), await BothAsync());
        if (mapped != both || get < mapped)
            throw new InvalidOperationException($"the feed gives {both} bytes of canonical tickets where {mapped} are due");
        var times = all.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < all.Length; i++)
            {
                var clock = Stopwatch.StartNew();
                await all[i]();
                times[i].Add(clock.Elapsed.TotalSeconds);
            }
        }
        var median = times.Select(time => time.Order().ElementAt(Rounds / 2)).ToList();
        var ratio = median[2] / (median[0] + median[1]);
        return new GoalLine(
            "P7 GET and map ≤ 1.3 × (GET alone + map alone)", $"{ratio:0.00} × ({median[2] * 1e3:0} ms, {median[0] * 1e3:0} ms + {median[1] * 1e3:0} ms)",
            ratio <= 1.3, "more than it may be");
    }

    private async Task<long> GetAsync()
    {
        var length = 0L;
        for (var page = 1; page <= Pages; page++)
        {
            await using var body = await _client.GetStreamAsync($"{_server.Url}/tickets?page={page}");
            for (var read = -1; read != 0; length += read)
                read = await body.ReadAsync(_buffer);
        }
        return length;
    }

    private Task<long> MapAsync() => Task.FromResult(_tickets.Sum(ticket => (long)_engine.Map(ticket).Length));

    private async Task<long> BothAsync()
    {
        var ticket = _program.Entities["ticket"];
        var unit = new Scope { [Root.Inputs] = Value.Of(_program.Inputs), [Root.Now] = Value.Of(DateTimeOffset.UnixEpoch) };
        var feed = new FeedReader(new OperationSender(SettingOf(_program)).SendAsync, ticket, TimeProvider.System);
        var scripts = new ScriptSetting(EngineLimits.Usual.Scripts, TimeProvider.System, new ScriptQuarantine());
        var length = 0L;
        await foreach (var page in feed.ListAsync(null, unit, CancellationToken.None))
        {
            using var _ = page;
            using var mapping = new MappingUnit(_program, ticket, unit, scripts, CancellationToken.None);
            foreach (var record in page.Records)
            {
                _output.Length = 0;
                mapping.Map(record, _output);
                length += _output.Written.Length;
            }
        }
        return length;
    }

    private ExchangeSetting SettingOf(ConnectorProgram program) => new()
    {
        Connection = program.Connection,
        CredentialName = "desk",
        MostAtOnce = 1,
        Transport = new ConnectionTransport(() => _client, EngineLimits.Usual.Answers, TimeProvider.System),
        Policy = new AddressPolicy(PrivateAddresses: true),
        Tokens = new MemoryTokenStore(),
        Secrets = new(),
        Retries = new RetryLimits(0, TimeSpan.Zero, TimeSpan.Zero),
        Clock = TimeProvider.System,
        Chance = () => 0,
    };
}
