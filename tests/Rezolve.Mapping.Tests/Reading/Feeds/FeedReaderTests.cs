using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Feeds;

public sealed class FeedReaderTests
{
    private const string ByTime = """{ "type": "instant", "field": "$.at", "ordered": true }""";
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    [Fact]
    public async Task EachRowHasAnOutcome()
    {
        var vendor = new FakeVendor(
            _ => Told.Rows(
            [
                """{"id":1,"kind":"case","at":"2026-05-01T09:00:00Z"}""",
                """{"id":2,"kind":"note","at":"2026-05-01T09:01:00Z"}""",
                """{"kind":"case","at":"2026-05-01T09:02:00Z"}""",
                """{"id":{"a":1},"kind":"case","at":"2026-05-01T09:03:00Z"}""",
                """{"id":"5","kind":"case","at":"2026-05-01T09:04:00Z"}""",
            ]),
            _clock);
        var entity = Fixed.WithChanges(Fixed.Operation("tickets"), ByTime, where: "{{ record.kind === 'case' }}");
        var run = await Run.ChangesAsync(vendor, entity, _clock);
        Assert.Equal(["1", "5"], run.Keys);
        Assert.Equal(new FeedCounts { Received = 5, Read = 2, Filtered = 1, Faulty = 2 }, run.Counts);
        Assert.Equal(
            [
                "tickets (GET, desk.connector.json:7:3): the record has no key (test.json:1:1).",
                "tickets (GET, desk.connector.json:7:3): `key` (test.json:1:1) gives {\"a\":1}, which is no key: text or a number is due.",
            ],
            run.Pages[0].Faulty.Select(row => row.Reason));
        Assert.Equal("2026-05-01T09:04:00Z", run.Mark!.At);
    }

    [Fact]
    public async Task ARowWithoutTimeIsHandedOnAndNoted()
    {
        var vendor = new FakeVendor(_ => Told.Rows(["""{"id":1,"at":"2026-05-01T09:00:00Z"}""", """{"id":2,"at":null}"""]), _clock);
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets"), ByTime), _clock);
        Assert.Equal(["1", "2"], run.Keys);
        Assert.Equal("2026-05-01T09:00:00Z", run.Mark!.At);
        Assert.Equal(["1 of 2 rows of tickets tell no position, so the mark does not count them: the record has no time there."], run.Notes);
    }

    [Fact]
    public async Task HintsAreReadOnceEachInOrder()
    {
        var vendor = new FakeVendor(
            asked => asked.Operation.Name == "get"
                ? asked.Key == "9" ? new Told("{}", 404) : new Told($$"""{"id":{{asked.Key}},"full":true}""")
                : Told.Rows(["""{"id":3,"at":"2026-05-01T09:00:00Z"}""", """{"id":1,"at":"2026-05-01T09:00:00Z"}""",
                    """{"id":3,"at":"2026-05-01T09:01:00Z"}""", """{"id":9,"at":"2026-05-01T09:02:00Z"}"""]),
            _clock);
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets"), ByTime, hint: "$.id", get: Fixed.Get()), _clock);
        Assert.Equal(["tickets", "get", "get", "get"], vendor.Log);
        Assert.Equal(["""{"id":3,"full":true}""", """{"id":1,"full":true}"""], run.Records);
        Assert.Equal(["9"], run.Pages[0].Missing);
        Assert.Equal(new FeedCounts { Received = 4, Read = 2, Hinted = 1, Missing = 1 }, run.Counts);
        Assert.Equal("\"v1\"", run.Pages[0].Records[0].Headers["etag"].Text);
    }

    [Fact]
    public async Task ARefusedRecordDoesNotStopThePage()
    {
        var vendor = new FakeVendor(
            asked => asked.Operation.Name != "get" ? Told.Rows(["""{"id":1}""", """{"id":2}""", """{"id":3}"""])
                : asked.Key switch { "1" => new Told("""{"why":"hidden"}""", 403), "2" => new Told("[", 200), _ => new Told("""{"id":3}""") },
            _clock);
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets"), """{ "type": "counter", "field": "$.id" }""", hint: "$.id", get: Fixed.Get()), _clock);
        Assert.Equal(["3"], run.Keys);
        Assert.Equal(["1", "2"], run.Pages[0].Faulty.Select(row => row.Key));
        Assert.Contains("403", run.Pages[0].Faulty[0].Reason);
        Assert.Null(run.Fault);
        Assert.Equal("3", run.Mark!.At);
    }

    [Fact]
    public async Task AConnectionThatFailsOverANamedRecordLeavesTheMarkWhereItWas()
    {
        var vendor = new FakeVendor(
            asked => asked.Operation.Name == "get"
                ? asked.Key == "2" ? new Told("", 503) : new Told($$"""{"id":{{asked.Key}}}""")
                : Told.Rows([$$"""{"id":{{(asked.Page["number"].Text == "1" ? 1 : 2)}},"at":"2026-05-01T09:0{{asked.Page["number"]}}:00Z"}""", """{"id":2,"at":"2026-05-01T09:30:00Z"}"""]),
            _clock);
        var entity = Fixed.WithChanges(Fixed.Operation("tickets", """{ "type": "page" }"""), ByTime, hint: "$.id", get: Fixed.Get());
        var mark = new CursorMark("instant", "2026-05-01T08:00:00Z");
        var run = await Run.ChangesAsync(vendor, entity, _clock, mark);
        Assert.Equal(["1"], run.Keys);
        Assert.Equal(AnswerAction.Retry, run.Fault!.Action);
        Assert.Equal(mark, run.Mark);
        Assert.Equal(2, run.Counts.Received);
    }

    [Fact]
    public async Task APageWhoseSuccessorCannotBeToldIsReadAllTheSame()
    {
        var vendor = new FakeVendor(
            asked => asked.Operation.Name == "get"
                ? new Told($$"""{"id":{{asked.Key}}}""")
                : Told.Rows(["""{"id":4,"at":"2026-05-01T09:00:00Z"}"""], ", \"next\": true"),
            _clock);
        var feed = Fixed.Operation("tickets", """{ "type": "cursor", "next": "$.next" }""");
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(feed, ByTime, hint: "$.id", get: Fixed.Get()), _clock);
        Assert.Equal(["4"], run.Keys);
        Assert.Contains("`next` gave true, which is no token", run.Fault!.Message);
        Assert.Equal("2026-05-01T09:00:00Z", run.Mark!.At); // the rows are in order and were read
    }

    [Fact]
    public async Task NamedRecordsMayBeAskedForAtOnceAndAreJudgedInOrder()
    {
        var waiting = new List<TaskCompletionSource>();
        var vendor = new FakeVendor(
            asked => asked.Operation.Name == "get" ? new Told($$"""{"id":{{asked.Key}}}""") : Told.Rows(Enumerable.Range(1, 6).Select(id => $$"""{"id":{{id}}}""")), _clock);
        async Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, string? url, CancellationToken cancellation)
        {
            var exchange = await vendor.SendAsync(operation, scope, url, cancellation);
            if (operation.Name == "get")
            {
                var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Add(gate);
                if (waiting.Count == 4)
                    waiting.AsEnumerable().Reverse().ToList().ForEach(each => each.SetResult()); // the last answers first
                else if (waiting.Count > 4)
                    gate.SetResult();
                await gate.Task;
            }
            return exchange;
        }
        var entity = Fixed.WithChanges(Fixed.Operation("tickets"), """{ "type": "counter", "field": "$.id" }""", hint: "$.id", get: Fixed.Get());
        var run = await Run.OfAsync(new FeedReader(SendAsync, entity, _clock, atOnce: 4).ChangesAsync(null, null, new Scope(), CancellationToken.None));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], run.Keys);
        Assert.Equal(6, waiting.Count);
    }

    [Fact]
    public async Task ARecordMergedIntoAnotherTellsBothKeys()
    {
        var vendor = new FakeVendor(asked => asked.Operation.Name == "get" ? new Told("""{"id":7}""") : Told.Rows(["""{"id":5}"""]), _clock);
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets"), """{ "type": "counter", "field": "$.id" }""", hint: "$.id", get: Fixed.Get()), _clock);
        var record = Assert.Single(run.Pages[0].Records);
        Assert.Equal(("7", "5"), (record.Key, record.AskedKey));
    }

    [Fact]
    public async Task AHintWithoutGetAndARestartWithoutOrderAreRefused()
    {
        var vendor = new FakeVendor(_ => Told.Rows([]), _clock);
        var hint = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets"), ByTime, hint: "$.id"), _clock);
        Assert.Contains("(hint), but ticket (desk.connector.json:7:3) has no `get` to read them with", hint.Fault!.Message);
        var restart = await Run.ChangesAsync(
            vendor, Fixed.WithChanges(Fixed.Operation("tickets", """{ "type": "page", "restartAfter": 5 }"""), """{ "type": "instant", "field": "$.at" }"""), _clock);
        Assert.Contains("say \"ordered\": true", restart.Fault!.Message);
        Assert.Empty(vendor.Log);
    }

    [Fact]
    public async Task AListKeepsNoMarkAndBeginsWithTheSync()
    {
        var asked = new List<string>();
        var vendor = new FakeVendor(
            each =>
            {
                asked.Add(each.Cursor.ToString());
                return Told.Rows(["""{"id":1,"at":"2026-05-01T09:00:00Z"}"""]);
            },
            _clock);
        var entity = Fixed.WithChanges(Fixed.Operation("tickets"), ByTime);
        var listed = entity with { List = new ListProgram(Fixed.Operation("all"), null, null) };
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var runs = new[]
        {
            await Run.OfAsync(new FeedReader(vendor.SendAsync, entity, _clock).ListAsync(from, new Scope(), CancellationToken.None)),
            await Run.OfAsync(new FeedReader(vendor.SendAsync, listed, _clock).ListAsync(from, new Scope(), CancellationToken.None)),
            await Run.OfAsync(new FeedReader(vendor.SendAsync, listed, _clock).ListAsync(null, new Scope(), CancellationToken.None)),
        };
        Assert.Equal(["tickets", "all", "all"], vendor.Log);
        Assert.All(runs, run => Assert.Null(run.Mark));
        Assert.Equal(["""{"since":"2026-01-01T00:00:00Z"}""", """{"since":"2026-01-01T00:00:00Z"}""", """{"since":"1970-01-01T00:00:00Z"}"""], asked);
    }

    [Fact]
    public async Task WithoutADateFieldThisMachinesClockIsUsedAndThatIsSaid()
    {
        var vendor = new FakeVendor(_ => Told.Rows(["""{"id":1,"at":"2026-05-01T11:59:59Z"}"""]), _clock) { ClockAhead = null };
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets"), ByTime), _clock);
        Assert.Equal("2026-05-01T11:58:00Z", run.Mark!.At);
        Assert.Contains("this machine's clock was used", Assert.Single(run.Notes));
    }

    [Fact]
    public async Task TheVendorsClockBoundsTheMark()
    {
        var vendor = new FakeVendor(_ => Told.Rows(["""{"id":1,"at":"2026-05-01T11:59:59Z"}"""]), _clock)
        {
            ClockAhead = TimeSpan.FromMinutes(-10),
            Takes = TimeSpan.FromSeconds(4),
        };
        var run = await Run.ChangesAsync(vendor, Fixed.WithChanges(Fixed.Operation("tickets"), ByTime), _clock);
        Assert.Equal("2026-05-01T11:47:56Z", run.Mark!.At); // noon − 10 min (clock) − 4 s (the answer took) − 2 min (look-back)
    }
}
