using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>Where a node stands, as a chain to the root; text is made only when asked for.</summary>
internal sealed class Place
{
    private readonly Place? _parent;
    private readonly string? _name;
    private readonly JsonProperty? _member;
    private readonly int _index;

    private Place(Place? parent, string? name, JsonProperty? member, int index)
    {
        _parent = parent;
        _name = name;
        _member = member;
        _index = index;
    }

    public static Place Root { get; } = new(null, null, null, 0);

    public Place Member(string name) => new(this, name, null, 0);

    public Place Member(JsonProperty member) => new(this, null, member, 0);

    public Place Element(int index) => new(this, null, null, index);

    /// <summary>The normalized path of RFC 9535 section 2.7.</summary>
    public override string ToString()
    {
        var chain = new Stack<Place>();
        for (var place = this; place._parent is not null; place = place._parent)
        {
            chain.Push(place);
        }

        var text = new StringBuilder("$");
        foreach (var place in chain)
        {
            text.Append('[').Append(place.Own()).Append(']');
        }

        return text.ToString();
    }

    private string Own() =>
        _name is not null ? QuotedText.Write(_name)
        : _member is { } member ? QuotedText.Write(JsonText.Name(member))
        : _index.ToString(CultureInfo.InvariantCulture);
}
