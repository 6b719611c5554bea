using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Tables;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>What the cases of a connector have used of it, and what none has.</summary>
internal sealed class CaseCoverage
{
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);

    /// <summary>Notes the fields and table rows that reading a record used.</summary>
    public void NoteRead(EntityProgram entity, IReadOnlyList<FieldTrace> traces)
    {
        foreach (var trace in traces.Where(trace => trace.Steps.Count > 0 && !trace.Steps[0].Value.IsNothing))
        {
            _touched.Add(CoverageItems.Read(entity, trace.Field));
            var at = trace.Steps.ToList().FindIndex(step => step.Step == "table");
            if (trace.Field.Table is { } table && at > 0)
                NoteRow(table, table.Rows.FirstOrDefault(row => TableLookups.Matches(row.Vendor, trace.Steps[at - 1].Value)), "read");
        }
    }

    /// <summary>Notes the fields and table rows that writing a change used.</summary>
    public void NoteWrite(EntityProgram entity, Func<string, Value> canonical, IReadOnlyCollection<string> held)
    {
        foreach (var field in entity.Fields.Where(field => field.Writes.Count > 0 && !held.Contains(field.Name)))
        {
            var value = canonical(field.Name);
            if (value.Kind == ValueKind.Undefined)
                continue;
            _touched.Add(CoverageItems.Write(entity, field));
            if (field.Table is { } table)
                NoteRow(table, table.Rows.FirstOrDefault(row => TableLookups.Matches(row.Canonical, value)), "write");
        }
    }

    /// <summary>Notes an exchange: the operation, its pages, and the error rule that decided.</summary>
    public void NoteExchange(OperationProgram operation, bool isNextPage, ExchangeResult result)
    {
        _touched.Add(CoverageItems.Operation(operation.Name));
        if (isNextPage)
            _touched.Add(CoverageItems.Pages(operation));
        if (result.RulePlace is { } rule)
            _touched.Add(CoverageItems.Rule(rule));
    }

    /// <summary>Notes a way to sign in.</summary>
    public void NoteAuth(AuthOption option)
    {
        _touched.Add(CoverageItems.Auth(option.Name));
        if (option.Program.Operation is { } operation)
            _touched.Add(CoverageItems.Operation(operation));
    }

    /// <summary>Notes a webhook.</summary>
    public void NoteWebhook(WebhookProgram webhook) => _touched.Add(CoverageItems.Webhook(webhook.Name));

    /// <summary>Everything of a connector that a case could use, with whether any did.</summary>
    public IReadOnlyList<(string Item, bool Touched)> Report(ConnectorProgram program) =>
        [.. CoverageItems.Of(program).Select(item => (item, _touched.Contains(item)))];

    private void NoteRow(TableProgram table, TableRow? row, string direction)
    {
        if (row is not null)
            _touched.Add(CoverageItems.Row(table, row, direction));
    }
}
