using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Calling.Steps;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Connections;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Tests.Fixtures;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Toys.Jobs;

/// <summary>A vendor of jobs, bulk changes and sessions, integrated by a manifest alone and reached over the wire.</summary>
public sealed class JobDeskTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryTokenStore _tokens = new();
    private readonly HttpClient _client = Wire.Client();
    private JobDesk _desk = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _desk = new JobDesk(_clock);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        _client.Dispose();
    }

    [Fact]
    public async Task AnExportIsBegunAskedForAndFetchedFromSeveralAddresses()
    {
        var (program, runner) = Open();

        var first = await ChangesAsync(program, runner, null);
        var second = await ChangesAsync(program, runner, first.Mark);

        Assert.Null(first.Fault);
        Assert.Equal(["1", "2", "3"], first.Keys);
        Assert.Equal("""{"type":"token","at":"m1","taken":"2026-05-01T12:00:15Z"}""", first.Mark!.ToValue().ToString());
        Assert.Equal(
            [
                """POST /exports {"since":"1970-01-01T00:00:00Z"}""", "GET /jobs/7", "GET /jobs/7", "GET /jobs/7", "GET /files/a", "GET /files/b",
            ],
            _desk.Log.Take(6));
        Assert.Equal("""POST /exports {"after":"m1"}""", _desk.Log[6]);
        Assert.Equal(3, second.Counts.Read);
        Assert.Equal(new DateTimeOffset(2026, 5, 1, 12, 0, 30, TimeSpan.Zero), _clock.GetUtcNow()); // six questions, five seconds apart
    }

    [Fact]
    public async Task AFailedExportSaysWhyAndALostTokenBeginsAnew()
    {
        var (program, runner) = Open();
        _desk.Failure = "too many rows";

        var failed = await ChangesAsync(program, runner, new CursorMark("token", "m1"));
        _desk.Failure = null;
        var anew = await ChangesAsync(program, runner, new CursorMark("token", "lost"));

        Assert.Contains("was answered 200: too many rows", failed.Fault!.Message);
        Assert.Equal("m1", failed.Mark!.At);
        Assert.Equal("m1", anew.Mark!.At);
        Assert.Contains("everything since 1970-01-01 is read again", Assert.Single(anew.Notes));
    }

    [Fact]
    public async Task AnExportThatIsNeverDoneIsAborted()
    {
        var (program, runner) = Open();
        _desk.Busy = int.MaxValue;

        var run = await ChangesAsync(program, runner, null);

        Assert.EndsWith("the job was not done within 300 s, and was aborted.", run.Fault!.Message);
        Assert.Equal("DELETE /jobs/7", _desk.Log[^1]);
    }

    [Fact]
    public async Task NamedRecordsAreReadTwoAtATimeAndOneIsMissing()
    {
        var (program, runner) = Open();

        var run = await Run.OfAsync(new FeedReader(runner.SendAsync, program.Entities["ticket"], _clock).ListAsync(null, Unit(program), Stop));

        Assert.Equal(["1", "2", "3", "4"], run.Keys);
        Assert.Equal("9", Assert.Single(run.Pages[0].Missing));
        Assert.Equal(["GET /ids", "GET /tickets?ids=1%2C2", "GET /tickets?ids=3%2C4", "GET /tickets?ids=9", "GET /tickets/9"], _desk.Log);
    }

    [Fact]
    public async Task ChangesGoInBulkAndEachHasAResult()
    {
        var (program, runner) = Open();
        _desk.Locked = 2;
        var writes = new[] { "1", "2", "8", "3", "4" }.Select(key => Write(program, key)).ToList();

        var report = await new BatchRunner(runner.SendAsync, program.Entities["ticket"].Many.Update!, new()).RunAsync(writes, Unit(program), Stop);

        Assert.Equal(["Fine", "Reject", "Fail", "Fine", "Fine"], report.Outcomes.Select(outcome => outcome.Exchange.Action.ToString()));
        Assert.Equal([false, false, true, false, false], report.Outcomes.Select(outcome => outcome.IsUnknown));
        Assert.EndsWith("locked", report.Outcomes[1].Exchange.Message);
        Assert.Equal(2, _desk.Log.Count);
    }

    [Fact]
    public async Task ACreateOfSeveralStepsGoesOnWhereItWasCutOff()
    {
        var (program, runner) = Open();
        var scope = Unit(program);
        scope[Root.Document] = ValueJson.Read(Encoding.UTF8.GetBytes("""{"title":"six","label":"new","files":["a","b"]}"""));
        scope[Root.Intent] = Slot.Values(("key", Value.Of("i-1")));
        var log = new MemoryStepLog();
        _desk.BreaksAt = "PUT /tickets/6/label";
        var create = program.Entities["ticket"].Create!;

        using (var cut = await runner.Recording(log)(create, scope, null, Stop))
        {
            Assert.True(cut.OutcomeUnknown);
            Assert.Contains("create, step label:", cut.Message);
        }
        using var rest = await runner.Recording(log)(create, scope, null, Stop);

        Assert.Equal("6", create.Result!.Evaluate(rest.Scope!)["id"].ToString());
        Assert.Equal(
            [
                "POST /uploads a", "POST /uploads b", """POST /tickets {"title":"six","ref":"i-1","uploads":["u-a","u-b"]}""",
                """PUT /tickets/6/label {"label":"new"}""", """PUT /tickets/6/label {"label":"new"}""",
            ],
            _desk.Log);
    }

    [Fact]
    public async Task ManyWhoAskAtOnceSignInOnceAndARefusedSessionIsRenewedOnce()
    {
        var (program, runner) = Open();

        await AllFineAsync(program, runner, 20);
        Assert.Equal((1, 0), (_desk.SignIns, _desk.Renewals));
        _desk.EndSessions();
        await AllFineAsync(program, runner, 20);

        Assert.Equal((1, 1), (_desk.SignIns, _desk.Renewals));
    }

    [Fact]
    public async Task ASessionThatEndsIsRenewedBeforeItDoesAndAnotherProcessUsesWhatWasStored()
    {
        var (program, runner) = Open();
        await AllFineAsync(program, runner, 1);
        _clock.Advance(TimeSpan.FromMinutes(29));
        await AllFineAsync(program, Open().Runner, 1);
        Assert.Equal((1, 0), (_desk.SignIns, _desk.Renewals));

        _clock.Advance(TimeSpan.FromSeconds(45));
        await AllFineAsync(program, runner, 1);

        Assert.Equal((1, 1), (_desk.SignIns, _desk.Renewals));
    }

    [Fact]
    public async Task ASessionOfCookiesIsProvedByAnotherWayToSignIn()
    {
        var (program, runner) = Open("cookie");

        await AllFineAsync(program, runner, 3);

        Assert.Equal(["Basic c3luYzpzM2NyZXQ="], _desk.Proofs);
    }

    [Fact]
    public async Task ARefusedSignInIsNotTriedAgainAndShowsNoSecret()
    {
        var (program, runner) = Open(password: "wrong-pass");

        using var first = await runner.SendAsync(program.Operations["me"], Unit(program), null, Stop);
        using var second = await runner.SendAsync(program.Operations["me"], Unit(program), null, Stop);

        Assert.Equal((AnswerAction.Fail, ExchangeCode.NeedsSignIn), (second.Action, second.Code));
        Assert.Contains("signing in was refused", first.Message);
        Assert.DoesNotContain("wrong-pass", first.Message);
        Assert.Equal(1, _desk.SignIns);
    }

    [Fact]
    public async Task TheCheckOfTheConnectionSignsIn()
    {
        var (program, runner) = Open();

        Assert.Null(await new CheckRunner(runner.SendAsync).RunAsync(program.Connection.Check!, Unit(program), Stop));
    }

    private async Task AllFineAsync(ConnectorProgram program, OperationRunner runner, int count)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => runner.SendAsync(program.Operations["me"], Unit(program), null, Stop)));
        Assert.All(results, result => Assert.True(result.IsFine, result.Message));
    }

    private Task<Run> ChangesAsync(ConnectorProgram program, OperationRunner runner, CursorMark? mark) =>
        Run.OfAsync(new FeedReader(runner.SendAsync, program.Entities["ticket"], _clock).ChangesAsync(mark, null, Unit(program), Stop));

    private Scope Write(ConnectorProgram program, string key)
    {
        var scope = Unit(program);
        scope[Root.Key] = Value.Of(key);
        scope[Root.Document] = Slot.Values(("title", Value.Of($"new {key}")));
        return scope;
    }

    private Scope Unit(ConnectorProgram program) => new()
    {
        [Root.Inputs] = Value.Of(program.Inputs),
        [Root.Params] = Value.Of(new ValueObject()),
        [Root.Session] = Value.Of(new ValueObject()),
        [Root.Filter] = Value.Of(new ValueObject()),
        [Root.Now] = Value.Of(_clock.GetUtcNow()),
    };

    private (ConnectorProgram Program, OperationRunner Runner) Open(string auth = "ticket", string password = "s3cret")
    {
        var bag = new DiagnosticBag();
        var text = File.ReadAllBytes(Repository.PathOf("tests/Rezolve.Mapping.Tests/Toys/Jobs/jobs.connector.json"));
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("jobs.connector.json", text, _ => new(null, "none"));
        var inputs = new ValueObject { ["url"] = Value.Of(_desk.Url), ["user"] = Value.Of("sync"), ["password"] = Value.Of(password) };
        var program = manifest is null ? null : ManifestCompiler.Compile(
            manifest, new() { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts, Inputs = inputs, Auth = auth }, bag);
        Assert.True(program is not null && bag.Count == 0, string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
        var secrets = new Rezolve.Mapping.Http.Requests.SecretMask();
        secrets.Add(password);
        var sender = new OperationSender(Wire.Setting(program.Connection, _client) with
        {
            Auth = program.Connection.Auth[auth],
            Operations = program.Operations,
            Tokens = _tokens,
            Clock = _clock,
            Secrets = secrets,
            Transport = new(() => _client, Wire.Limits, _clock),
        });
        return (program, new OperationRunner(sender.SendAsync, new RunnerSetting
        {
            Clock = _clock,
            Pause = PauseAsync,
            Limits = new FlowLimits(Calls: 1000, Items: 1000),
            JsonDepth = 64,
            Secrets = secrets,
        }));
    }

    private Task PauseAsync(TimeSpan span, CancellationToken cancellation)
    {
        _clock.Advance(span);
        return Task.CompletedTask;
    }
}
