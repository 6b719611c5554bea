using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Tests.Manifests.Layers;

namespace Rezolve.Mapping.Tests.Compilation.Abilities;

/// <summary>What a connector can do follows from what it says.</summary>
public sealed class AbilityTests
{
    private static readonly string[] Whole =
        ["ticket.read", "ticket.delta", "ticket.create", "ticket.update", "user.match", "discovery.fields"];

    [Fact]
    public void Abilities_follow_from_the_manifest() => Assert.Equal(Whole, Of("{}"));

    [Theory]
    [InlineData("""{ "entities": { "ticket": { "changes": null } } }""", "ticket.delta", false)]
    [InlineData("""{ "entities": { "ticket": { "create": null } }, "operations": { "ticketCreate": null } }""", "ticket.create", false)]
    [InlineData("""{ "entities": { "ticket": { "delete": "ticketDelete" } }, "operations": { "ticketDelete": { "request": "DELETE /tickets/{{ key }}" } } }""", "ticket.delete", true)]
    [InlineData("""{ "operations": { "ticketUpdate": { "headers": { "If-Match": "{{ version }}" } } }, "entities": { "ticket": { "version": "$.etag" } } }""", "ticket.compareAndSet", true)]
    [InlineData("""{ "entities": { "user": { "get": "ticketGet" } } }""", "user.read", true)]
    [InlineData("""
        { "entities": { "ticket": { "update": { "operation": "ticketUpdate", "many": "several" } } },
          "operations": { "several": { "request": "PUT /tickets", "body": "{{ items }}", "batch": { "size": 10, "item": "{{ document }}", "results": "$.results[*]" } } } }
        """, "ticket.batch", true)]
    [InlineData("""{ "capabilities": { "ticket.update": false } }""", "ticket.update", false)]
    [InlineData("""{ "entities": { "ticket": { "create": { "operation": "ticketCreate", "recover": { "type": "match", "by": ["subject"] } } } } }""", "ticket.createOnce", true)]
    [InlineData("""
        { "entities": { "ticket": { "create": { "operation": "ticketCreate", "recover": { "type": "match", "by": ["subject"] } } } },
          "capabilities": { "ticket.update": false, "ticket.createOnce": false } }
        """, "ticket.update", false)]
    public void What_is_said_or_taken_away_makes_the_difference(string overlay, string ability, bool has)
    {
        var abilities = Of(overlay);

        Assert.Equal(has, abilities.Contains(ability));
        Assert.NotEqual(has, Whole.Contains(ability));
        Assert.Equal(Whole.Except([ability]), abilities.Except([ability]));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\"download\": \"file\",", "attachment.read")]
    public void Of_a_file_the_bytes_are_read(string download, string abilities) => Assert.Equal(
        abilities,
        string.Join(' ', Of($$$"""
            { "operations": { "files": { "request": "GET /t/{{ parent.key }}/files", "records": "$[*]" }, "file": { "request": "GET /files/{{ key }}", "decode": "bytes" } },
              "entities": { "attachment": { "parent": "ticket", "key": "$.id", "list": "files", {{{download}}} "fields": { "filename": { "read": "$.name" } } } } }
            """).Where(one => one.StartsWith("attachment.", StringComparison.Ordinal))));

    [Theory]
    [InlineData("\"kind\": { \"path\": \"$.kind\", \"table\": \"visibility\" }", "POST /tickets/{{ parent.key }}/comments", "comment.internal")]
    [InlineData("\"kind\": { \"read\": \"$.kind\", \"table\": \"visibility\" }", "POST /tickets/{{ parent.key }}/{{ comment.kind === 'public' ? 'reply' : 'note' }}", "comment.internal")]
    [InlineData("\"kind\": { \"read\": \"$.kind\", \"table\": \"visibility\" }", "POST /tickets/{{ parent.key }}/comments", null)]
    [InlineData("\"kind\": { \"read\": \"internal\" }", "POST /tickets/{{ parent.key }}/notes", "comment.internal")]
    [InlineData("\"kind\": { \"read\": \"public\" }", "POST /tickets/{{ parent.key }}/replies", null)]
    public void An_internal_comment_needs_a_kind_that_is_sent(string kind, string request, string? ability)
    {
        var abilities = Of($$$"""
            { "tables": { "visibility": { "rows": [["P", "public"], ["I", "internal"]] } },
              "operations": { "comments": { "request": "GET /tickets/{{ parent.key }}/comments", "records": "$[*]" }, "say": { "request": "{{{request}}}", "body": "{{ document }}" } },
              "entities": { "comment": { "parent": "ticket", "key": "$.id", "list": "comments", "create": { "operation": "say", "recover": { "type": "none" } }, "fields": { "body": "$.text", {{{kind}}} } } } }
            """);

        Assert.Equal(["comment.read", "comment.create", .. ability is null ? [] : new[] { ability }], abilities.Where(one => one.StartsWith("comment.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_is_told_with_its_place()
    {
        var abilities = Compile("{}").Abilities;

        Assert.All(abilities, ability => Assert.Equal("desk.connector.json", ability.Place.File));
        Assert.Equal("/catalogs/fields", abilities[^1].Place.Pointer);
    }

    private static IEnumerable<string> Of(string overlay) => Compile(overlay).Abilities.Select(ability => ability.Name);

    private static ConnectorProgram Compile(string overlay)
    {
        var files = new LayeredFiles(new Dictionary<string, string> { ["desk"] = WrongFiles.Manifest });
        var program = files.Compile("desk", overlay);
        Assert.True(program is not null, WrongCase.Render(files.Bag.All));
        return program;
    }
}
