using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Scripting;

public sealed class ScriptRealmTests
{
    [Fact]
    public void The_three_written_forms_are_called_alike()
    {
        using var realm = ScriptBench.Open(ScriptBench.Library(
        [
            ScriptSource.OfExpression("band", "n => n > 80 ? '90' : '10'"),
            ScriptSource.OfLines("long", ["(r) => {", "  return r + 1 // a comment", "}"]),
            ScriptSource.OfFile("big", "const add = { by: [10] };\nconst twice = n => n * 2;\nfunction read(n) { return twice(n) + add.by[0]; } // end", "read"),
        ]));
        Assert.Equal("\"90\"", realm.Call("band", [Value.Of(81)]).ToString());
        Assert.Equal("3", realm.Call("long", [Value.Of(2)]).ToString());
        Assert.Equal("16", realm.Call("big", [Value.Of(3)]).ToString());
        Assert.Equal(1, realm.Engines);
    }

    [Fact]
    public void A_fault_names_the_script_the_line_and_the_reason()
    {
        using var realm = ScriptBench.Open(ScriptBench.Library(
        [
            ScriptSource.OfLines("loop", ["n => {", "  let i = 0;", "  for (;;) i++;", "}"]),
            ScriptSource.OfFile("deep", "const inner = n => {\n  return n.a.b;\n};\nfunction read(n) { return inner(n); }", "read"),
            ScriptSource.OfExpression("thrown", "n => {\n throw new Error('no priority ' + n) }"),
            ScriptSource.OfExpression("text", "n => { throw 'plain' }"),
        ]));
        Assert.Equal("script 'loop' stopped at line 3: more than 10,000 statements", realm.Call("loop", [Value.Of(1)]).Text);
        Assert.Equal("script 'deep' stopped at line 2: Cannot read properties of undefined (reading 'b')", realm.Call("deep", [Value.Of(1)]).Text);
        Assert.Equal("script 'thrown' stopped at line 2: no priority 7", realm.Call("thrown", [Value.Of(7)]).Text);
        Assert.Equal("script 'text' stopped at line 1: plain", realm.Call("text", [Value.Of(7)]).Text);
        Assert.Equal("there is no script 'other'", realm.Call("other", []).Text);
    }

    [Fact]
    public void After_a_fault_the_next_call_gets_a_new_interpreter()
    {
        using var realm = ScriptBench.Open(ScriptBench.Library("n => n === 0 ? n.a.b : n"));
        Assert.Equal("1", realm.Call("test", [Value.Of(1)]).ToString());
        Assert.True(realm.Call("test", [Value.Of(0)]).IsFault);
        Assert.Equal(1, realm.Engines);
        Assert.Equal("2", realm.Call("test", [Value.Of(2)]).ToString());
        Assert.Equal("3", realm.Call("test", [Value.Of(3)]).ToString());
        Assert.Equal(2, realm.Engines);
    }

    [Fact]
    public void A_fault_among_the_arguments_is_the_result_and_nothing_runs()
    {
        using var realm = ScriptBench.Open(ScriptBench.Library("n => 1"));
        Assert.Equal("no such row", realm.Call("test", [Value.Of(1), Value.Fault("no such row")]).Text);
        Assert.Equal(0, realm.Engines);
    }

    [Fact]
    public void The_statements_of_a_unit_are_counted_over_its_calls()
    {
        using var realm = ScriptBench.Open(
            ScriptBench.Library("n => { let t = 0; for (let i = 0; i < n; i++) t += i; return t }"), ScriptBench.Small with { UnitStatements = 500 });
        Assert.Equal("4950", realm.Call("test", [Value.Of(100)]).ToString());
        var once = realm.Statements;
        Assert.InRange(once, 100, 400);
        Assert.Equal("script 'test' stopped at line 1: the scripts of this unit of work used more than 500 statements", realm.Call("test", [Value.Of(1000)]).Text);
        Assert.Equal("script 'test' did not run: the scripts of this unit of work used more than 500 statements", realm.Call("test", [Value.Of(1)]).Text);
    }

    [Fact]
    public void The_time_of_a_unit_is_counted_over_its_calls()
    {
        var clock = new FakeTimeProvider();
        var functions = new Dictionary<string, ScriptFunction> { ["tick"] = _ => Advance(clock, 60) };
        using var realm = ScriptBench.Open(
            ScriptBench.Library("n => tick()", functions), ScriptBench.Small with { UnitTime = TimeSpan.FromMilliseconds(100) }, clock: clock);
        Assert.Equal("1", realm.Call("test", []).ToString());
        Assert.Equal("1", realm.Call("test", []).ToString());
        Assert.Equal("script 'test' did not run: the scripts of this unit of work used more than 100 ms", realm.Call("test", []).Text);
    }

    [Fact]
    public void The_time_of_a_record_is_counted_over_its_calls_and_begins_anew_with_the_next()
    {
        var clock = new FakeTimeProvider();
        var functions = new Dictionary<string, ScriptFunction> { ["tick"] = _ => Advance(clock, 60) };
        using var realm = ScriptBench.Open(
            ScriptBench.Library("n => tick()", functions), ScriptBench.Small with { RecordTime = TimeSpan.FromMilliseconds(100) }, clock: clock);
        for (var record = 0; record < 3; record++)
        {
            realm.BeginRecord();
            Assert.Equal("1", realm.Call("test", []).ToString());
            Assert.Equal("1", realm.Call("test", []).ToString());
            Assert.Equal("script 'test' did not run: the scripts of this record used more than 100 ms", realm.Call("test", []).Text);
        }
    }

    [Fact]
    public void The_time_of_one_call_is_a_limit()
    {
        var clock = new FakeTimeProvider();
        var functions = new Dictionary<string, ScriptFunction> { ["tick"] = _ => Advance(clock, 300) };
        using var realm = ScriptBench.Open(ScriptBench.Library("n => {\n tick(); for (;;); }", functions), Timed, clock: clock);
        Assert.Equal("script 'test' stopped at line 2: more than 250 ms", realm.Call("test", []).Text);
        Assert.Equal("script 'test' stopped at line 2: more than 250 ms", realm.Call("test", []).Text);
    }

    [Fact]
    public void Calls_of_engine_functions_are_counted_by_call_and_by_unit()
    {
        var functions = new Dictionary<string, ScriptFunction> { ["one"] = _ => Value.Of(1) };
        using var realm = ScriptBench.Open(
            ScriptBench.Library("n => { let t = 0; for (let i = 0; i < n; i++) t += one(); return t }", functions),
            ScriptBench.Small with { CallFunctions = 10, UnitFunctions = 25 });
        Assert.Equal("10", realm.Call("test", [Value.Of(10)]).ToString());
        Assert.Equal("script 'test' stopped at line 1: more than 10 function calls", realm.Call("test", [Value.Of(11)]).Text);
        Assert.Equal(20, realm.FunctionCalls);
        Assert.Equal(
            "script 'test' stopped at line 1: the scripts of this unit of work used more than 25 function calls", realm.Call("test", [Value.Of(8)]).Text);
    }

    [Fact]
    public void A_call_that_outlives_four_deadlines_puts_its_library_in_quarantine()
    {
        var clock = new FakeTimeProvider();
        var noticed = new List<QuarantinedLibrary>();
        var quarantine = new ScriptQuarantine(noticed.Add);
        var functions = new Dictionary<string, ScriptFunction> { ["stuck"] = _ => Advance(clock, 1000) };
        var library = ScriptBench.Library("n => n ? stuck() : 'fine'", functions);
        using var realm = ScriptBench.Open(library, Timed, quarantine, clock: clock);

        Assert.Equal("\"fine\"", realm.Call("test", []).ToString());
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(noticed);

        realm.Call("test", [Value.True]);
        Assert.Equal((library.Hash, "test", TimeSpan.FromSeconds(1)), Assert.Single(noticed) is var entry ? (entry.Library, entry.Script, entry.After) : default);
        const string held = "script 'test' did not run: its manifest is in quarantine since a call of script 'test' did not end";
        Assert.Equal(held, realm.Call("test", []).Text);
        using var other = ScriptBench.Open(library, Timed, quarantine, clock: clock);
        Assert.Equal(held, other.Call("test", []).Text);

        Assert.True(quarantine.Release(library.Hash));
        Assert.Equal("\"fine\"", other.Call("test", []).ToString());
    }

    [Fact]
    public void Cancellation_ends_a_running_call_and_every_later_one()
    {
        using var source = new CancellationTokenSource();
        var functions = new Dictionary<string, ScriptFunction> { ["cancel"] = _ => Cancel(source) };
        using var realm = ScriptBench.Library("() => { cancel(); for (;;); }", functions)
            .OpenRealm(ScriptBench.Small with { CallStatements = 100_000_000 }, TimeProvider.System, new ScriptQuarantine(), source.Token);
        Assert.Equal(source.Token, Assert.Throws<OperationCanceledException>(() => realm.Call("test", [])).CancellationToken);
        Assert.Throws<OperationCanceledException>(() => realm.Call("test", []));
    }

    [Fact]
    public void Cancellation_cannot_be_caught_by_the_script()
    {
        using var source = new CancellationTokenSource();
        var functions = new Dictionary<string, ScriptFunction> { ["cancel"] = _ => Cancel(source) };
        using var realm = ScriptBench.Library("() => { try { cancel(); for (;;); } catch { return 'caught' } finally { return 'finally' } }", functions)
            .OpenRealm(ScriptBench.Small, TimeProvider.System, new ScriptQuarantine(), source.Token);
        Assert.Throws<OperationCanceledException>(() => realm.Call("test", []));
    }

    [Fact]
    public void A_unit_of_work_runs_on_one_thread_with_a_known_stack()
    {
        Assert.False(ScriptThread.IsCurrent);
        var thread = 0;
        var functions = new Dictionary<string, ScriptFunction> { ["where"] = _ => Value.Of(thread = Environment.CurrentManagedThreadId) };
        using var realm = ScriptBench.Open(ScriptBench.Library("() => where()", functions));
        var here = ScriptThread.Run(() =>
        {
            Assert.True(ScriptThread.IsCurrent);
            realm.Call("test", []);
            return Environment.CurrentManagedThreadId;
        }, 4 * 1024 * 1024);
        Assert.Equal(here, thread);
        realm.Call("test", []);
        Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
        Assert.Throws<InvalidOperationException>(() => ScriptThread.Run<int>(() => throw new InvalidOperationException("x"), 1 << 20));
    }

    [Fact]
    public void Hashes_follow_the_text_and_nothing_else()
    {
        var a = ScriptBench.Library([ScriptSource.OfExpression("x", "n => n"), ScriptSource.OfExpression("y", "n => 1")]);
        var b = ScriptBench.Library([ScriptSource.OfExpression("y", "n => 1"), ScriptSource.OfLines("x", ["n => n"])]);
        var c = ScriptBench.Library([ScriptSource.OfExpression("x", "n =>  n"), ScriptSource.OfExpression("y", "n => 1")]);
        Assert.Equal(a.Hash, b.Hash);
        Assert.NotEqual(a.Hash, c.Hash);
        Assert.Matches("^[0-9a-f]{64}$", a.Hash);
        Assert.NotEqual(ScriptSource.OfFile("x", "t", "f").Hash, ScriptSource.OfFile("x", "t", "g").Hash);
    }

    private static readonly ScriptLimits Timed = ScriptBench.Small with { CallTime = TimeSpan.FromMilliseconds(250) };

    private static Value Advance(FakeTimeProvider clock, int milliseconds)
    {
        clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return Value.Of(1);
    }

    private static Value Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return Value.Null;
    }
}
