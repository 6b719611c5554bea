using BenchmarkDotNet.Attributes;
using Rezolve.Mapping.Benchmarks.Tickets;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Benchmarks.Micro;

/// <summary>The parts of mapping one ticket.</summary>
public class MapSteps
{
    private readonly byte[] _ticket = GeneratedTickets.Ticket(1);
    private readonly DocumentScan _scan;
    private readonly RecordMapper _all;
    private readonly RecordMapper _one;
    private readonly Utf8Output _output = new();
    private readonly FieldProgram _rule;
    private readonly ScanScope _scope;

    public MapSteps()
    {
        var ticket = TicketConnector.Compile(TicketConnector.Plain).Entities["ticket"];
        _scan = new DocumentScan(ticket.Layout);
        _scan.Run(_ticket);
        _all = Mapper(ticket);
        _one = Mapper(ticket with { Fields = [.. ticket.Fields.Where(field => field.Name == "status")] });
        _rule = ticket.Fields.First(field => field.Name == "status");
        _scope = RecordScope.Of(ticket, new Scope());
        _scope.Slots = _scan.Slots;
    }

    /// <summary>The forward pass alone.</summary>
    [Benchmark]
    public void Scan() => _scan.Run(_ticket);

    /// <summary>All fields of a scanned ticket.</summary>
    [Benchmark]
    public void AllFields() => Write(_all);

    /// <summary>The key and one field with a table.</summary>
    [Benchmark]
    public void OneField() => Write(_one);

    /// <summary>The same field by the written rule.</summary>
    [Benchmark]
    public object OneFieldByTheRule() => FieldReading.Read(_rule, _rule.Read!.Evaluate(_scope), _scope).Value.Text;

    private static RecordMapper Mapper(EntityProgram entity) => new(entity, () => RecordScope.Of(entity, new Scope()), [entity]);

    private void Write(RecordMapper mapper)
    {
        _output.Length = 0;
        mapper.Map(_scan.Slots, _output);
    }
}
