using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Reading.Transitions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities.Lifecycles;

/// <summary>Compiles which steps a status may take, and in which statuses nothing may be written.</summary>
internal sealed class TransitionsCompiler(EntityCompilation work, IReadOnlyList<FieldProgram> fields)
{
    private readonly StatusWords _statuses = new(work, fields);

    private CompilationContext Context => work.Context;

    /// <summary>The steps, or null where a status is written like any field.</summary>
    public TransitionsProgram? Transitions()
    {
        if (work.Node["transitions"] is not { } node)
            return null;
        _statuses.CheckMapped(node);
        CheckTaken(node);
        // What is read of a step has a layout of its own: it is no record of the entity.
        var binding = new RecordBinding(Context.Settings.PathLimits);
        var compiler = new MemberCompiler(Context) { Rules = written => work.RulesFor(written) with { Binding = binding } };
        return compiler.CreateKind<TransitionsProgram>(node, TransitionKinds.All) switch
        {
            ListedTransitionsProgram listed => Listed(node, listed) with { Layout = binding.Layout.Build() },
            GraphTransitionsProgram graph => graph with { Edges = [.. node["edges"]!.Items.SelectMany((edge, at) => Edges(edge, graph.Edges[at]))] },
            _ => null,
        };
    }

    /// <summary>The vendor's statuses after which writes fail.</summary>
    public IReadOnlyList<string> Frozen()
    {
        if (work.Node["frozen"] is not { } node)
            return [];
        _statuses.CheckMapped(node);
        return [.. node.Items.SelectMany(_statuses.OnTheWire)];
    }

    private ListedTransitionsProgram Listed(AuthoredNode node, ListedTransitionsProgram listed)
    {
        var user = $"'transitions' of the entity '{work.Node.Name}'";
        return listed with
        {
            Operation = node["operation"] is { } operation ? Context.Use(operation, work.Narrow(Slots.TransitionsRequest), user, wantsRows: true) : null,
            Embedded = node["embedded"] is { } embedded ? Embedded(embedded) : null,
            Apply = node["apply"] is { } apply ? Context.Use(apply, work.Narrow(Slots.TransitionRequest), user, writes: true) : null,
        };
    }

    private PlacesProgram? Embedded(AuthoredNode node)
    {
        if (node["in"] is not { } reference || node["records"] is not { } records || Context.Names.Resolve(NameSpace.Operation, reference) is null)
            return null;
        var get = work.Node["get"] is { } use ? use.String ?? use["operation"]?.String : null;
        if (get != reference.Text)
            Context.Bag.Report(LifecycleRules.StepsElsewhere, Context.File.Value(reference), $"The operation '{reference.Text}' is not the get of the entity '{work.Node.Name}'.");
        return new PathCompiler(Context).Compile(records, work.RulesFor(Slots.Record, ValueKinds.Json)) is { } path
            ? PlacesProgram.Of(path, Context.Settings.PathLimits)
            : null;
    }

    private IEnumerable<TransitionEdge> Edges(AuthoredNode node, TransitionEdge edge)
    {
        CheckRequired(node);
        var from = (node["from"]?.Items ?? []).SelectMany(_statuses.OnTheWire).ToList();
        return node["to"] is { } to ? _statuses.OnTheWire(to).Select(end => edge with { From = from, To = end }) : [];
    }

    private void CheckRequired(AuthoredNode edge)
    {
        if (work.HasWrongFields || Context.Manifest.HasMistakes)
            return;
        var written = fields.Where(field => field.Writes.Count > 0).Select(field => field.Name).ToList();
        foreach (var name in edge["requires"]?.Items.Where(name => name.Text is not null && !written.Contains(name.Text)) ?? [])
            Context.Bag.Report(FieldRules.UnwritableRequired, Context.File.Value(name), $"The map never writes '{name.Text}'.", null, NearMiss.Of(name.Text!, written));
    }

    private void CheckTaken(AuthoredNode node)
    {
        var status = fields.FirstOrDefault(field => field.Name == "status");
        var isWritten = work.Node["update"] is not null && status?.Writes.Any(write => write.On != WriteOn.Create) == true;
        if (node["apply"] is null && status is not null && !isWritten)
            Context.Bag.Report(LifecycleRules.StepsNotTaken, Context.File.Key(node), $"No update of the entity '{work.Node.Name}' writes the status, and its transitions have no apply.");
    }
}
