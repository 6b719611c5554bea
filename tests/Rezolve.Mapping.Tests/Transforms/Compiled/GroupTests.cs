using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Tests.Transforms.Compiled;

/// <summary>The fields of a group are written together or not at all.</summary>
public sealed class GroupTests
{
    private readonly CompiledTicket _ticket = new(
        """
        "subject": "$.s", "assignee": { "path": "$.a", "as": "email" }, "custom.team": { "type": "text", "path": "$.g", "table": "teams" }, "category": "$.c", "subcategory": "$.d"
        """,
        """ "teams": { "rows": [["1", "first"], ["2", "second"]] } """,
        """ , "groups": { "assignment": ["assignee", "custom.team"], "classes": ["category", "subcategory"] } """);

    [Fact]
    public void All_of_them_are_written() => Assert.Equal(
        """{"s":"x","a":"a@b.c","g":"1"}""",
        _ticket.Create("""{"subject":"x","assignee":{"email":"a@b.c"},"custom":{"team":"first"}}""").Document.ToString());

    [Fact]
    public void One_that_is_held_holds_the_others()
    {
        var written = _ticket.Create("""{"subject":"x","assignee":{"email":"a@b.c"},"custom":{"team":"third"},"category":"k"}""");

        Assert.Equal("""{"s":"x","c":"k"}""", written.Document.ToString());
        Assert.Equal(
            ["assignee RZ7008 'custom.team' is held, which changes together with it in the group 'assignment'", "custom.team RZ7004"],
            written.Held.Select(held => held.Field == "custom.team" ? $"custom.team {held.Code.Text()}" : $"{held.Field} {held.Code.Text()} {held.Reason}").Order());
    }

    [Fact]
    public void One_that_nobody_changes_is_not_told_as_held()
    {
        var written = _ticket.Update("""{"id":1,"a":"a@b.c","g":"1"}""", """{"assignee":{"key":"7"}}""");

        Assert.Equal("{}", written.Document.ToString());
        Assert.Equal(["assignee"], written.Held.Select(held => held.Field));
    }

    [Fact]
    public void Two_that_are_held_are_told_once_each()
    {
        var written = _ticket.Create("""{"assignee":{"key":"7"},"custom":{"team":"third"}}""");

        Assert.Equal(["assignee", "custom.team"], written.Held.Select(held => held.Field).Order());
        Assert.Equal("{}", written.Document.ToString());
    }
}
