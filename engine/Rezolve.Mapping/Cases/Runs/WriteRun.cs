using Rezolve.Json.Reading;
using Rezolve.Mapping.Cases.Playing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Validation;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Writing;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Runs a write case: from a canonical create or change to the requests, none of which is sent.</summary>
internal static class WriteRun
{
    /// <summary>Builds the requests and compares.</summary>
    public static CaseOutcome Run(CaseContext context, CancellationToken cancellation)
    {
        if (context.Entity is not { } entity)
            return new([CaseRunner.NoEntity(context)]);
        if (Mistakes(context, entity) is { Count: > 0 } mistakes)
            return new(mistakes);
        var write = Prepare(context, entity, cancellation);
        if (write.Requests.Count == 0 && write.Written is { IsThere: false, IsBlocked: false })
            return new([new CaseDifference("/entity", "an operation for this write", $"the entity '{entity.Name}' has none")]);
        return Judge(context, write);
    }

    /// <summary>Says a case's change in the vendor's terms, and sets the roots of its request.</summary>
    public static PreparedWrite Prepare(CaseContext context, EntityProgram entity, CancellationToken cancellation)
    {
        using var unit = context.OpenMapping(entity, cancellation);
        var request = RequestOf(context, unit);
        var writer = new DocumentWriter(entity, [.. context.Program.Entities.Values]);
        var written = writer.Write(request, unit.NewScope(entity, context.NewUnit()));
        context.Coverage.NoteWrite(entity, field => writer.Find(request.Change, field), [.. written.Held.Select(held => held.Field)]);
        var scope = request.IsCreate
            ? WriteUnit.OfCreate(context.NewUnit(), entity, request.Wanted, written.Document, context.File.Text("intent") ?? "intent-1")
            : WriteUnit.OfUpdate(context.NewUnit(), entity, Target(context, request), request.Wanted, request.Change, written.Document);
        var plan = WritePlan.Of(request.IsCreate ? entity.Create : entity.Update, scope, written);
        if (request.IsCreate && context.File.Text("key") is { } key)
        {
            foreach (var later in plan.Where(one => one.Field is not null))
                later.Scope[Root.Key] = Value.Of(key);
        }
        return new PreparedWrite(plan, scope, written);
    }

    // A change that is not canonical would test something no ticket can ask for.
    private static List<CaseDifference> Mistakes(CaseContext context, EntityProgram entity)
    {
        var custom = entity.Fields.Select(field => field.Field).Where(field => CanonicalFields.IsCustom(field.Name)).ToList();
        return [.. from part in (string[])["create", "change"]
                   let given = context.File.Literal(part)
                   where !given.IsNothing
                   from fault in RecordCheck.CheckPart(entity.Kind, WithoutContent(entity, given), custom)
                   select new CaseDifference($"/{part}", "a canonical record", fault.ToString())];
    }

    // A file's content is no field: it is the key of its bytes, as the host gives it.
    private static Value WithoutContent(EntityProgram entity, Value given)
    {
        if (entity.Kind != EntityKind.Attachment || given["content"].IsNothing)
            return given;
        var members = new ValueObject();
        foreach (var (name, value) in given.Object.Where(member => member.Key != "content"))
            members[name] = value;
        return Value.Of(members);
    }

    private static WriteRequest RequestOf(CaseContext context, MappingUnit unit)
    {
        var create = context.File.Literal("create");
        if (!create.IsNothing)
            return new WriteRequest { Wanted = create, Change = create };
        var change = context.File.Literal("change") is { IsNothing: false } given ? given : Value.Of(new ValueObject());
        var current = context.File.Literal("current") is { IsNothing: false } record ? record : Value.Of(new ValueObject());
        var canonical = context.Map(unit, new ReadRecord("", ValueJson.ToBytes(current)) { Parent = context.Parent }).Canonical;
        return new WriteRequest { Wanted = Merge(canonical, change), Change = change, Current = current, CurrentCanonical = canonical, Agreed = canonical };
    }

    private static WriteTarget Target(CaseContext context, WriteRequest request) =>
        new(context.File.Text("key") ?? "", context.File.Text("version"), request.Current);

    private static Value Merge(Value current, Value change)
    {
        if (current.Kind != ValueKind.Object || change.Kind != ValueKind.Object)
            return change;
        var merged = new ValueObject();
        foreach (var (name, value) in current.Object)
            merged[name] = value;
        foreach (var (name, value) in change.Object)
            merged[name] = merged.TryGetValue(name, out var before) ? Merge(before, value) : value;
        return Value.Of(merged);
    }

    private static CaseOutcome Judge(CaseContext context, PreparedWrite write)
    {
        var outcome = write.Written.Missing.Count > 0 ? "blocked" : write.Written.Held.Count > 0 ? "hold" : "mapped";
        var built = outcome == "blocked" ? [] : write.Requests.Select(planned => RequestBuilder.Build(planned.Operation, context.Program.Connection, planned.Scope)).ToList();
        var differences = Expectations.OfHolds(context.File.Literal("expect"), write.Written.Held, outcome).Concat(OfRequests(context, write, built));
        var found = built.All(one => one.Request is not null)
            ? Found.Of(outcome, write.Written.Held, [.. built.Select(one => SentRequest.Of(one.Request!, context.Files))], CaseRunner.BaseUrl(context))
            : Value.Undefined;
        return new([.. differences], found);
    }

    private static IEnumerable<CaseDifference> OfRequests(CaseContext context, PreparedWrite write, IReadOnlyList<RequestBuild> built)
    {
        if (context.File.Root["expect"]!["requests"] is not { } expected)
            yield break;
        if (write.Written.Missing.Count > 0)
        {
            var missing = string.Join(", ", write.Written.Missing.Select(one => one.Field));
            yield return new CaseDifference("/expect/requests", $"{expected.Items.Count} requests", $"blocked: {missing}");
            yield break;
        }
        if (expected.Items.Count != built.Count)
            yield return new CaseDifference("/expect/requests", $"{expected.Items.Count} requests", Shown(write.Requests));
        foreach (var difference in expected.Items.Zip(built).SelectMany((pair, at) => Compare(context, $"/expect/requests/{at}", pair.First, pair.Second)))
            yield return difference;
    }

    private static IEnumerable<CaseDifference> Compare(CaseContext context, string at, AuthoredNode expected, RequestBuild built) => built.Request is { } request
        ? RequestComparison.Of(at, expected, SentRequest.Of(request, context.Files), CaseRunner.BaseUrl(context))
        : [new CaseDifference(at, expected["request"]!.Text!, built.Fault!.ToString()!)];

    private static string Shown(IReadOnlyList<PlannedRequest> requests) => requests.Count == 1
        ? "1 request"
        : $"{requests.Count} requests: {string.Join(", ", requests.Select(one => one.Operation.Name))}";
}

/// <summary>A write ready to be sent.</summary>
/// <param name="Requests">The requests, in order; empty where the entity has no operation for the write.</param>
/// <param name="Scope">The roots of the document's request.</param>
/// <param name="Written">The document, and what was held.</param>
internal sealed record PreparedWrite(IReadOnlyList<PlannedRequest> Requests, Scope Scope, WrittenDocument Written);
