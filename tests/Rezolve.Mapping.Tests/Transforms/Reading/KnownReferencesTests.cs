using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Reading;

public sealed class KnownReferencesTests
{
    [Fact]
    public void What_was_learned_is_found_by_kind_and_key()
    {
        var known = new KnownReferences(10);
        known.Learn(FieldType.User, Person("5", "eve"));
        Assert.Equal("eve", known.Find(FieldType.User, "5")!.Value["username"].Text);
        Assert.Null(known.Find(FieldType.User, "6"));
        Assert.Null(known.Find(FieldType.Team, "5"));
    }

    [Fact]
    public void The_last_word_counts()
    {
        var known = new KnownReferences(10);
        known.Learn(FieldType.User, Person("5", "eve"));
        known.Learn(FieldType.User, Person("5", "eva"));
        Assert.Equal("eva", known.Find(FieldType.User, "5")!.Value["username"].Text);
        Assert.Equal(2, known.Learned);
    }

    [Fact]
    public void The_one_learned_first_goes_first()
    {
        var known = new KnownReferences(2);
        known.Learn(FieldType.User, Person("1", "a"));
        known.Learn(FieldType.User, Person("2", "b"));
        known.Learn(FieldType.User, Person("1", "a"));
        known.Learn(FieldType.User, Person("3", "c"));
        Assert.Null(known.Find(FieldType.User, "2"));
        Assert.NotNull(known.Find(FieldType.User, "1"));
        Assert.NotNull(known.Find(FieldType.User, "3"));
    }

    [Fact]
    public void What_cannot_be_read_is_counted_with_the_first_reason()
    {
        var known = new KnownReferences(2);
        known.Learn(FieldType.User, Value.Fault("one"));
        known.Learn(FieldType.User, Value.Fault("two"));
        Assert.Equal((2, 0, "one"), (known.Unreadable, known.Learned, known.Problem));
    }

    private static Value Person(string key, string name) => Value.Of(new ValueObject { ["key"] = Value.Of(key), ["username"] = Value.Of(name) });
}
