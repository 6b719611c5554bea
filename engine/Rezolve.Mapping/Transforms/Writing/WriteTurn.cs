using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>A document while it is written.</summary>
internal sealed class WriteTurn(WriteRequest request, Scope scope, PresentValues present)
{
    /// <summary>What is to be written.</summary>
    public WriteRequest Request => request;

    /// <summary>What slots see.</summary>
    public Scope Scope => scope;

    /// <summary>What the vendor has.</summary>
    public PresentValues Present => present;

    /// <summary>The members so far.</summary>
    public Value Document { get; private set; } = Value.Of(new ValueObject());

    /// <summary>The requests so far.</summary>
    public List<FieldRequest> Requests { get; } = [];

    /// <summary>What cannot be written.</summary>
    public List<HeldField> Held { get; } = [];

    /// <summary>The fields that were filled.</summary>
    public HashSet<string> Written { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields that the vendor has already.</summary>
    public List<string> Same { get; } = [];

    /// <summary>Puts a value into the document.</summary>
    public void Put(FieldProgram field, WritablePath path, in Value value, bool whole)
    {
        if (whole)
            Take(path);
        Document = PathWriter.Put(Document, path, value);
        if (!value.IsNothing)
            Written.Add(field.Name);
    }

    /// <summary>Asks for a request of its own, or one for each member.</summary>
    public void Ask(FieldProgram field, FieldWrite write, in Value value)
    {
        var (added, removed) = (scope[Root.Added], scope[Root.Removed]);
        IReadOnlyList<Value> items = write.ForEach switch
        {
            WriteForEach.Added => added.List,
            WriteForEach.Removed => removed.List,
            _ => [Value.Undefined],
        };
        foreach (var item in items)
            Requests.Add(new FieldRequest(field.Name, write.Operation!, value, added, removed, item));
        Written.Add(field.Name);
    }

    /// <summary>Notes that a field cannot be written.</summary>
    public void Hold(FieldProgram field, HoldCode code, in Value fault) => Held.Add(new HeldField(field.Name, code, fault.Text, field.Place));

    // The vendor replaces the whole list that a filter leads through: its present elements are sent along.
    private void Take(WritablePath path)
    {
        var (present, wanted) = (request.Current, Document);
        var members = new List<string>();
        foreach (var step in path.Steps.TakeWhile(step => step is LayoutStep.Name).Cast<LayoutStep.Name>())
        {
            members.Add(step.Of);
            present = present[step.Of];
            wanted = wanted[step.Of];
        }
        if (members.Count == path.Steps.Count || present.Kind != ValueKind.List || wanted.Kind == ValueKind.List)
            return;
        Document = PutAt(Document, members, 0, present);
    }

    private static Value PutAt(in Value at, List<string> members, int next, in Value value)
    {
        if (next == members.Count)
            return value;
        var copy = new ValueObject();
        if (at.Kind == ValueKind.Object)
        {
            foreach (var (name, member) in at.Object)
                copy.Add(name, member);
        }
        copy[members[next]] = PutAt(at[members[next]], members, next + 1, value);
        return Value.Of(copy);
    }
}
