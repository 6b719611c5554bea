using BenchmarkDotNet.Attributes;
using Rezolve.Mapping.Benchmarks.Tickets;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Benchmarks.Micro;

/// <summary>An expression, a script's call in a realm that is warm, and what a realm costs. All limits are on; those of time and of the unit are out of reach.</summary>
public class Scripts : IDisposable
{
    private static readonly ScriptLimits Limits = ScriptLimits.SchemaDefaults with
    {
        CallTime = TimeSpan.FromSeconds(10),
        UnitTime = TimeSpan.FromDays(1),
        UnitStatements = long.MaxValue,
        UnitFunctions = long.MaxValue,
    };

    private readonly ScriptLibrary _library;
    private readonly ScriptRealm _realm;
    private readonly ScanScope _scope;
    private readonly ValueSlot _expression;
    private readonly Value[] _word = [Value.Of("hold")];
    private readonly Value[] _record;

    public Scripts()
    {
        var program = TicketConnector.Compile(TicketConnector.Scripted);
        var ticket = program.Entities["ticket"];
        var scan = new DocumentScan(ticket.Layout);
        scan.Run(GeneratedTickets.Ticket(1));
        _library = program.Scripts;
        _realm = Open();
        _scope = RecordScope.Of(ticket, new Scope());
        _scope.Slots = scan.Slots;
        _expression = ticket.Fields.First(field => field.Name == "category").Read!;
        _record = [_scope[Root.Record]];
    }

    /// <summary>Frees the realm.</summary>
    public void Dispose()
    {
        _realm.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An expression of one function and a text.</summary>
    [Benchmark]
    public object Expression() => _expression.Evaluate(_scope).Text;

    /// <summary>A thousand calls with a text each, on the thread of a unit of work.</summary>
    [Benchmark(OperationsPerInvoke = 1000)]
    public int WarmCall() => ScriptThread.Run(() => Calls("status", _word), Limits.StackBytes);

    /// <summary>A hundred calls with the whole ticket.</summary>
    [Benchmark(OperationsPerInvoke = 100)]
    public int WarmCallWithTheRecord() => ScriptThread.Run(() => Calls("whole", _record, 100), Limits.StackBytes);

    /// <summary>A realm from its opening to its first answer.</summary>
    [Benchmark]
    public bool OpenRealm() => ScriptThread.Run(() =>
    {
        using var realm = Open();
        return realm.Call("status", _word).IsFault;
    }, Limits.StackBytes);

    private ScriptRealm Open() => _library.OpenRealm(Limits, TimeProvider.System, new ScriptQuarantine(), CancellationToken.None);

    private int Calls(string script, Value[] arguments, int times = 1000)
    {
        var length = 0;
        for (var i = 0; i < times; i++)
        {
            var result = _realm.Call(script, arguments);
            length += result.IsFault ? throw new InvalidOperationException(result.Text) : (int)result.Kind;
        }
        return length;
    }
}
