using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>Puts values into documents. What is missing on the way is made; the document given is left as it is.</summary>
internal static class PathWriter
{
    /// <summary>The document with a value at a path.</summary>
    public static Value Put(in Value document, WritablePath path, in Value value) => Put(document, path.Steps, 0, value);

    // The recursion is as deep as the path is long, which its author decides.
    private static Value Put(in Value at, IReadOnlyList<LayoutStep> steps, int next, in Value value)
    {
        if (next == steps.Count)
            return value;
        return steps[next] is LayoutStep.Name name
            ? PutMember(at, name.Of, steps, next, value)
            : PutElement(at, (LayoutStep.Where)steps[next], steps, next, value);
    }

    private static Value PutMember(in Value at, string name, IReadOnlyList<LayoutStep> steps, int next, in Value value)
    {
        var members = new ValueObject();
        if (at.Kind == ValueKind.Object)
        {
            foreach (var (known, member) in at.Object)
                members.Add(known, member);
        }
        members[name] = Put(at[name], steps, next + 1, value);
        return Value.Of(members);
    }

    private static Value PutElement(in Value at, LayoutStep.Where where, IReadOnlyList<LayoutStep> steps, int next, in Value value)
    {
        var elements = Elements(at);
        // Reading gives the value of the first that has one; writing into another would make two of it.
        var found = elements.FindIndex(element => Matches(where, element) && Leads(element, steps, next + 1));
        if (found < 0)
            found = elements.FindIndex(element => Matches(where, element));
        if (found < 0 && at.Kind != ValueKind.List)
            return Value.Of([Put(Literals(where), steps, next + 1, value)]);
        if (found < 0)
        {
            found = elements.Count;
            elements.Add(Literals(where));
        }
        elements[found] = Put(elements[found], steps, next + 1, value);
        return at.Kind == ValueKind.Object ? Named(at.Object, elements) : Value.Of(elements);
    }

    // A filter selects members of an object as it does elements of a list.
    private static List<Value> Elements(in Value at) => at.Kind switch
    {
        ValueKind.List => [.. at.List],
        ValueKind.Object => [.. at.Object.Select(member => member.Value)],
        _ => [],
    };

    private static Value Named(ValueObject names, List<Value> elements)
    {
        var members = new ValueObject();
        foreach (var (name, _) in names)
            members.Add(name, elements[members.Count]);
        return Value.Of(members);
    }

    private static bool Leads(in Value at, IReadOnlyList<LayoutStep> steps, int next)
    {
        if (next == steps.Count || at.Kind == ValueKind.Undefined)
            return at.Kind != ValueKind.Undefined;
        if (steps[next] is LayoutStep.Name name)
            return Leads(at[name.Of], steps, next + 1);
        var where = (LayoutStep.Where)steps[next];
        return Elements(at).Any(element => Matches(where, element) && Leads(element, steps, next + 1));
    }

    private static bool Matches(LayoutStep.Where where, Value element)
    {
        foreach (var test in where.Equalities)
        {
            if (!ValueEquality.AreEqual(element[test.Name], test.Literal))
                return false;
        }
        return true;
    }

    private static Value Literals(LayoutStep.Where where)
    {
        var members = new ValueObject();
        foreach (var test in where.Equalities)
            members[test.Name] = test.Literal;
        return Value.Of(members);
    }
}
