using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>Says a canonical change in the vendor's terms: the members of <c>document</c>, and what needs a request of its own. Pure.</summary>
/// <param name="program">The entity.</param>
/// <param name="entities">The connector's entities: whether their keys are numbers matters for references.</param>
internal sealed class DocumentWriter(EntityProgram program, IReadOnlyList<EntityProgram> entities)
{
    private readonly HashSet<EntityKind> _numberKeys = [.. entities.Where(entity => entity.KeyIsNumber).Select(entity => entity.Kind)];

    /// <summary>The change in the vendor's terms.</summary>
    /// <param name="request">What is to be written.</param>
    /// <param name="scope">A scope in which the connection's roots are set; the roots of field slots are set here.</param>
    public WrittenDocument Write(WriteRequest request, Scope scope)
    {
        if (Enum.TryParse<Root>(program.Kind.ToString(), out var entity))
            scope[entity] = request.Wanted;
        scope[Root.Current] = request.Current;
        var present = new PresentValues(program, request.Current, scope);
        var required = RequiredFields(request, scope);
        var turn = WriteAll(new WriteTurn(request, scope, present), required, HeldGroups.None);
        var isWhole = IsWhole(turn);
        var held = isWhole ? HeldGroups.OfWhole(program, turn.Held) : HeldGroups.Of(program, turn.Held);
        if (held.Any)
            turn = WriteAll(new WriteTurn(request, scope, present), required, held);
        var missing = required.Where(wanted => !turn.Written.Contains(wanted.Key)).Select(wanted => new MissingField(wanted.Key, wanted.Value));
        return new WrittenDocument(turn.Document, turn.Requests, turn.Held, [.. missing]) { Same = turn.Same, IsBlocked = isWhole && turn.Held.Count > 0 };
    }

    private WriteTurn WriteAll(WriteTurn turn, Dictionary<string, RequiredRule> required, HeldGroups held)
    {
        foreach (var field in program.Fields)
        {
            var isWanted = Find(turn.Request.Change, field.Name).Kind != ValueKind.Undefined;
            if (!held.Freezes(field, isWanted, turn.Held))
                WriteField(field, turn, required.ContainsKey(field.Name));
        }
        return turn;
    }

    /// <summary>The value of a field in a canonical document.</summary>
    public Value Find(in Value canonical, string field)
    {
        var value = canonical;
        foreach (var member in CanonicalFields.Place(program.Kind, field))
            value = value[member];
        return value;
    }

    private void WriteField(FieldProgram field, WriteTurn turn, bool required)
    {
        var wanted = Find(turn.Request.Change, field.Name);
        var isKept = wanted.Kind == ValueKind.Undefined && IsWhole(turn);
        if (wanted.Kind == ValueKind.Undefined && (required || isKept || turn.Request.IsCreate))
            wanted = Find(turn.Request.Wanted, field.Name);
        var sets = field.Type == FieldType.Set && wanted.Kind == ValueKind.List
            ? SetChange.Of(
                wanted, Find(turn.Request.Agreed, field.Name), Find(turn.Request.CurrentCanonical, field.Name),
                field.Normalize is null ? null : member => FieldComparison.One(field, field.Field.Of, member, turn.Scope))
            : null;
        if (!required && !IsWhole(turn) && IsThere(field, wanted, turn))
            return;
        foreach (var write in field.Writes)
        {
            // What does not change is said again in the document; a request of its own would be for nothing.
            if (isKept && write.Path is null)
                continue;
            var isDefault = wanted.IsNothing && write.Default.Kind != ValueKind.Undefined && (required || turn.Request.IsCreate);
            if (wanted.Kind == ValueKind.Undefined && !isDefault)
                continue;
            if (write.On == (turn.Request.IsCreate ? WriteOn.Update : WriteOn.Create))
                continue;
            WriteOne(field, write, isDefault ? write.Default : null, wanted, sets, turn);
        }
    }

    private bool IsWhole(WriteTurn turn) => program.UpdateIsWhole && !turn.Request.IsCreate;

    // What the vendor has already, by the author's own measure, is not written again.
    private bool IsThere(FieldProgram field, Value wanted, WriteTurn turn)
    {
        if (field.Normalize is null || turn.Request.IsCreate || wanted.Kind == ValueKind.Undefined)
            return false;
        var same = FieldComparison.Compare(field, wanted, Find(turn.Request.CurrentCanonical, field.Name), turn.Scope);
        if (same.IsFault)
            turn.Hold(field, HoldCode.Value, Value.Fault($"normalize: {same.Text}"));
        else if (same.Boolean)
            turn.Same.Add(field.Name);
        return same.IsFault || same.Boolean;
    }

    private void WriteOne(FieldProgram field, FieldWrite write, Value? given, Value wanted, SetChange? sets, WriteTurn turn)
    {
        var scope = turn.Scope;
        var value = given ?? Vendor(field, write, wanted, sets, turn);
        if (value.IsFault)
        {
            turn.Hold(field, FieldWriting.CodeOf(field, wanted), value);
            return;
        }
        scope[Root.Value] = value;
        scope[Root.Added] = Members(field, write, sets?.Added, scope);
        scope[Root.Removed] = Members(field, write, sets?.Removed, scope);
        var when = write.When?.Evaluate(scope) ?? Value.True;
        if (when.Kind != ValueKind.Boolean)
        {
            turn.Hold(field, HoldCode.Value, Conversions.Reasons.Expected("true or false in \"when\"", when));
            return;
        }
        if (when.Boolean)
            Place(field, write, write.Value?.Evaluate(scope) ?? value, turn);
    }

    private Value Vendor(FieldProgram field, FieldWrite write, Value wanted, SetChange? sets, WriteTurn turn)
    {
        var present = turn.Present.Of(field);
        // A set that nobody changed is written as it stands: its order is the vendor's, and means nothing.
        if (sets is { IsNothing: true } && write.As is null && present.Kind is ValueKind.List or ValueKind.Text)
            return present;
        return FieldWriting.Convert(field, write, sets is null ? wanted : Value.Of(sets.Whole), present, _numberKeys, turn.Scope);
    }

    private static void Place(FieldProgram field, FieldWrite write, Value value, WriteTurn turn)
    {
        if (value.IsFault)
        {
            turn.Hold(field, HoldCode.Value, value);
            return;
        }
        if (value.Kind == ValueKind.Undefined)
            return;
        if (write.Path is { } path)
            turn.Put(field, path, value, write.Whole);
        else
            turn.Ask(field, write, value);
    }

    private Value Members(FieldProgram field, FieldWrite write, IReadOnlyList<Value>? members, Scope scope)
    {
        if (members is null)
            return Value.Of((IReadOnlyList<Value>)[]);
        var each = field with { As = field.As is { TakesList: true } ? null : field.As };
        return FieldWriting.Convert(each, write, Value.Of(members), Value.Undefined, _numberKeys, scope);
    }

    private Dictionary<string, RequiredRule> RequiredFields(WriteRequest request, Scope scope)
    {
        var required = new Dictionary<string, RequiredRule>(StringComparer.Ordinal);
        foreach (var rule in program.Required)
        {
            if (rule.When?.Evaluate(scope) is { Kind: ValueKind.Boolean, Boolean: false })
                continue;
            foreach (var field in rule.Fields)
                required.TryAdd(field, rule);
        }
        return required;
    }
}
