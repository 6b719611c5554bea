namespace Rezolve.Mapping.Language.Schemas;

/// <summary>Everything of the language that can be reached from its outermost objects, each once, in the order of first appearance.</summary>
internal sealed class LanguageWalk
{
    private readonly List<Shape> _shapes = [];
    private readonly List<KindFamily> _families = [];
    private readonly List<Slot> _slots = [];

    private LanguageWalk()
    {
    }

    /// <summary>The objects.</summary>
    public IReadOnlyList<Shape> Shapes => _shapes;

    /// <summary>The tagged objects.</summary>
    public IReadOnlyList<KindFamily> Families => _families;

    /// <summary>The places where values are evaluated; one of each name.</summary>
    public IReadOnlyList<Slot> Slots => _slots;

    /// <summary>Walks from some objects.</summary>
    public static LanguageWalk From(IReadOnlyList<Shape> shapes, IReadOnlyList<KindFamily> families)
    {
        var walk = new LanguageWalk();
        foreach (var shape in shapes)
            walk.Visit(shape);
        foreach (var family in families)
            walk.Visit(family);
        return walk;
    }

    private void Visit(Shape shape)
    {
        // Some shapes are made anew on each use: the name is what they are known by.
        if (_shapes.Exists(one => one.Name == shape.Name && one.Members.Select(member => member.Name).SequenceEqual(shape.Members.Select(member => member.Name))))
            return;
        _shapes.Add(shape);
        foreach (var member in shape.Members)
            Visit(member.Type);
    }

    private void Visit(Written written)
    {
        switch (written)
        {
            case Written.Shaped shaped: Visit(shaped.Shape); break;
            case Written.Fragment part: Visit(part.Of); break;
            case Written.Map map: Visit(map.Of); break;
            case Written.List list: Visit(list.Of); break;
            case Written.Tagged tagged: Visit(tagged.Family); break;
            case Written.Value value: Visit(value.Slot); break;
            case Written.Path path: Visit(path.Slot); break;
            case Written.ShortOrLong either:
                Visit(either.Short);
                Visit(either.Long);
                break;
        }
    }

    private void Visit(KindFamily family)
    {
        if (_families.Contains(family))
            return;
        _families.Add(family);
        foreach (var member in family.Kinds.SelectMany(kind => kind.Members))
            Visit(member.Type);
    }

    private void Visit(Slot slot)
    {
        if (!_slots.Exists(one => one.Name == slot.Name))
            _slots.Add(slot);
    }
}
