using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Children;

public sealed class ParentMarksTests
{
    [Fact]
    public void What_was_taken_is_known()
    {
        var marks = new ParentMarks(10);
        marks.Take(new ParentMark("case", "7", [1, 2]));
        Assert.Equal([1UL, 2UL], marks.Of("case", "7").Order());
        Assert.Empty(marks.Of("case", "8"));
        Assert.Empty(marks.Of("incident", "7"));
        Assert.Equal(2, marks.Count);
    }

    [Fact]
    public void A_mark_replaces_the_earlier_one()
    {
        var marks = new ParentMarks(10);
        marks.Take(new ParentMark("case", "7", [1, 2, 3]));
        marks.Take(new ParentMark("case", "7", [4]));
        Assert.Equal([4UL], marks.Of("case", "7"));
        Assert.Equal(1, marks.Count);
    }

    [Fact]
    public void A_parent_without_children_takes_no_place()
    {
        var marks = new ParentMarks(10);
        marks.Take(new ParentMark("case", "7", [1]));
        marks.Take(new ParentMark("case", "7", []));
        Assert.Equal(0, marks.Count);
        Assert.Equal("[]", marks.ToValue().ToString());
    }

    [Fact]
    public void The_parent_asked_for_longest_ago_is_forgotten_first()
    {
        var marks = new ParentMarks(3);
        marks.Take(new ParentMark("case", "1", [11]));
        marks.Take(new ParentMark("case", "2", [21]));
        marks.Take(new ParentMark("case", "3", [31]));
        _ = marks.Of("case", "1");
        marks.Take(new ParentMark("case", "4", [41]));
        Assert.Empty(marks.Of("case", "2"));
        Assert.NotEmpty(marks.Of("case", "1"));
        Assert.NotEmpty(marks.Of("case", "3"));
        Assert.NotEmpty(marks.Of("case", "4"));
        Assert.Equal(3, marks.Count);
    }

    [Fact]
    public void Several_make_room_for_one_that_needs_it()
    {
        var marks = new ParentMarks(4);
        marks.Take(new ParentMark("case", "1", [11, 12]));
        marks.Take(new ParentMark("case", "2", [21]));
        marks.Take(new ParentMark("case", "3", [31, 32, 33, 34]));
        Assert.Empty(marks.Of("case", "1"));
        Assert.Empty(marks.Of("case", "2"));
        Assert.Equal(4, marks.Of("case", "3").Count);
    }

    [Fact]
    public void A_parent_with_too_many_children_is_not_kept_and_displaces_nobody()
    {
        var marks = new ParentMarks(2);
        marks.Take(new ParentMark("case", "1", [11]));
        marks.Take(new ParentMark("case", "2", [21, 22, 23]));
        Assert.Empty(marks.Of("case", "2"));
        Assert.NotEmpty(marks.Of("case", "1"));
    }

    [Fact]
    public void Marks_are_kept_as_json()
    {
        var marks = new ParentMarks(10);
        marks.Take(new ParentMark("case", "7", [1, ulong.MaxValue]));
        marks.Take(new ParentMark("case", "8", [2]));
        var json = marks.ToValue().ToString();
        Assert.Equal(
            """[{"entity":"case","key":"7","seen":"AAAAAAAAAAH//////////w=="},{"entity":"case","key":"8","seen":"AAAAAAAAAAI="}]""", json);
        var again = ParentMarks.Of(ValueJson.Read(System.Text.Encoding.UTF8.GetBytes(json)), 10);
        Assert.Equal(json, again.ToValue().ToString());
        Assert.Equal(3, again.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""[{"entity":"case"}]""")]
    [InlineData("""[{"entity":"case","key":"7","seen":"AAAA"}]""")]
    [InlineData("""[{"entity":"case","key":"7","seen":"?"}]""")]
    [InlineData("""[{"entity":"case","key":7,"seen":"AAAAAAAAAAI="}]""")]
    public void What_is_no_mark_is_read_once_more(string json) =>
        Assert.Equal(0, ParentMarks.Of(ValueJson.Read(System.Text.Encoding.UTF8.GetBytes(json)), 10).Count);
}
