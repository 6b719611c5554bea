using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Benchmarks.Tickets;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>The generated tickets as a system, read over HTTP and mapped by their manifest.</summary>
internal sealed class DeskTickets : ITicketSystem, IDisposable
{
    private readonly HttpClient _client = new();
    private readonly ConnectorProgram _program;

    public DeskTickets(string url)
    {
        _program = TicketConnector.Compile(TicketConnector.Plain, new ValueObject { ["url"] = Value.Of(url) });
        Facts = PagedTickets.Facts(BenchSync.Source, _program.Entities["ticket"].Fields.Select(field => PagedTickets.Field(field.Name, field.Type)));
    }

    public SystemFacts Facts { get; }

    public async IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var ticket = _program.Entities["ticket"];
        var unit = new Scope { [Root.Inputs] = Value.Of(_program.Inputs), [Root.Now] = Value.Of(DateTimeOffset.UnixEpoch) };
        var feed = new FeedReader(new OperationSender(Setting()).SendAsync, ticket, TimeProvider.System);
        var scripts = new ScriptSetting(EngineLimits.Usual.Scripts, TimeProvider.System, new ScriptQuarantine());
        await foreach (var page in feed.ListAsync(null, unit, cancellation))
        {
            using var mapping = new MappingUnit(_program, ticket, unit, scripts, cancellation);
            yield return Page(page, mapping);
        }
    }

    public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => throw new NotSupportedException();

    public void Dispose() => _client.Dispose();

    private TicketPage Page(FeedPage page, MappingUnit mapping)
    {
        var output = new Utf8Output();
        var rows = new List<PageTicket>(page.Records.Count);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var record in page.Records)
        {
            var start = output.Length;
            mapping.Map(record, output);
            var length = output.Length - start;
            SHA256.HashData(output.Written.Span.Slice(start, length), hash);
            var print = BinaryPrimitives.ReadUInt128BigEndian(hash);
            rows.Add(new PageTicket(record.Key, print, () => Ticket(record.Key, output.Written.Slice(start, length), print)));
        }
        return new TicketPage { Tickets = rows, IsLast = page.IsLast, Memory = page };
    }

    private SystemTicket Ticket(string key, ReadOnlyMemory<byte> json, UInt128 print)
    {
        var canonical = ValueJson.Read(json);
        return new SystemTicket
        {
            Key = key,
            UpdatedAt = DateTimeOffset.Parse(canonical["updatedAt"].Text, null),
            Fields = Facts.Fields.ToDictionary(field => field.Name, field => Find(canonical, field.Name), StringComparer.Ordinal),
            Fingerprint = print,
            ReadAt = DateTimeOffset.UnixEpoch,
        };
    }

    private static Value Find(in Value canonical, string field)
    {
        var value = canonical;
        foreach (var member in CanonicalFields.Place(EntityKind.Ticket, field))
            value = value[member];
        return value.Kind == ValueKind.Object && value["key"] is { Kind: ValueKind.Text } key ? key : value;
    }

    private ExchangeSetting Setting() => new()
    {
        Connection = _program.Connection,
        CredentialName = BenchSync.Source,
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
