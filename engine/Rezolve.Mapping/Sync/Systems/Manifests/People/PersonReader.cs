using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.People;

/// <summary>Reads people out of records.</summary>
internal sealed class PersonReader(ConnectionRuntime runtime, EntityProgram entity)
{
    private const string Bot = "bot";

    /// <summary>The people; a failure where a record tells no key.</summary>
    /// <param name="records">The records.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="operation">What gave the records.</param>
    /// <param name="cancellation">Ends a running script.</param>
    /// <param name="rule">Picks among them; null takes all.</param>
    public PeopleReport Read(
        IReadOnlyList<ReadRecord> records, Scope unit, OperationProgram operation, CancellationToken cancellation, MatchRule? rule = null)
    {
        var people = new List<SystemPerson>();
        using var mapping = new MappingUnit(
            runtime.Program, entity, unit, new ScriptSetting(runtime.ScriptLimits, runtime.Clock, runtime.Quarantine), cancellation);
        using var output = new Utf8Output();
        foreach (var record in records)
        {
            output.Length = 0;
            if (mapping.Map(record, output) == MapOutcome.Held)
                return new PeopleReport([], Failures.OfRecord(operation, mapping.Fault?.Message ?? mapping.Mapper.Held[0].Reason));
            if (Counts(rule, mapping.Mapper.Scope, unit))
                people.Add(PersonOf(ValueJson.Read(output.Written)));
        }
        return new PeopleReport(people);
    }

    private static bool Counts(MatchRule? rule, Scope scope, Scope unit)
    {
        if (rule?.Where is not { } where)
            return true;
        scope[Root.User] = unit[Root.User];
        return where.Evaluate(scope) is { Kind: ValueKind.Boolean, Boolean: true };
    }

    private static SystemPerson PersonOf(in Value canonical) => new(canonical["key"].Text)
    {
        Name = TextOf(canonical["displayName"]),
        Username = TextOf(canonical["username"]),
        Email = TextOf(canonical["email"]),
        ExternalId = TextOf(canonical["externalId"]),
        IsBot = TextOf(canonical["accountType"]) == Bot,
        IsActive = canonical["active"] is not { Kind: ValueKind.Boolean, Boolean: false },
    };

    private static string? TextOf(in Value value) => value.Kind == ValueKind.Text ? value.Text : null;
}
