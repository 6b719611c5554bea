namespace Rezolve.Mapping.Tests.Transforms.Compiled;

/// <summary>The members of <c>write</c>, from a manifest as an author writes it.</summary>
public sealed class FieldWritesTests
{
    [Theory]
    [InlineData("create", true)]
    [InlineData("update", false)]
    public void A_write_takes_place_when_it_says(string on, bool inCreate)
    {
        var ticket = new CompiledTicket($$"""
            "category": { "read": "$.c", "write": { "path": "$.c", "on": "{{on}}" } }
            """);
        Assert.Equal(inCreate ? """{"c":"x"}""" : "{}", ticket.Create("""{"category":"x"}""").Document.ToString());
        Assert.Equal(inCreate ? "{}" : """{"c":"x"}""", ticket.Update("""{"id":1,"c":"a"}""", """{"category":"x"}""").Document.ToString());
    }

    [Theory]
    [InlineData("task", """{"due":"2026-05-01T10:00:00Z"}""")]
    [InlineData("question", "{}")]
    public void A_condition_sees_the_ticket(string type, string expected)
    {
        var ticket = new CompiledTicket("""
            "due": { "read": "$.due", "write": { "path": "$.due", "when": "{{ ticket.type === 'task' }}" } }
            """);
        Assert.Equal(expected, ticket.Create($$"""{"type":"{{type}}","due":"2026-05-01T10:00:00Z"}""").Document.ToString());
    }

    [Fact]
    public void A_condition_that_is_no_boolean_holds_the_field()
    {
        var ticket = new CompiledTicket("""
            "category": { "read": "$.c", "write": { "path": "$.c", "when": "{{ ticket.subject }}" } }
            """);
        Assert.Equal("expected true or false in \"when\", found \"x\"", Assert.Single(ticket.Create("""{"category":"a","subject":"x"}""").Held).Reason);
    }

    [Fact]
    public void A_default_is_written_where_the_hub_has_nothing()
    {
        var ticket = new CompiledTicket("""
            "category": { "read": "$.c", "write": { "path": "$.c", "default": "other" } }, "subject": "$.s"
            """);
        Assert.Equal("""{"s":"a","c":"other"}""", ticket.Create("""{"subject":"a"}""").Document.ToString());
        Assert.Equal("""{"s":"a","c":"x"}""", ticket.Create("""{"subject":"a","category":"x"}""").Document.ToString());
        Assert.Equal("""{"s":"a"}""", ticket.Update("""{"id":1,"c":"x","s":"b"}""", """{"subject":"a"}""").Document.ToString());
    }

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abcdef", "abcd")]
    [InlineData("abc\U0001F600", "abc")]
    [InlineData("ab\U0001F600x", "ab\U0001F600")]
    [InlineData("abc def", "abc")]
    [InlineData("ab\u0958\u0958", "ab\u0915\u093C")]
    public void A_text_is_cut_between_characters(string text, string expected)
    {
        var ticket = new CompiledTicket("""
            "subject": { "path": "$.s", "maxLength": 4 }
            """);
        var written = ticket.Create($$"""{"subject":"{{text}}"}""");
        Assert.Equal(expected, written.Document["s"].Text);
        Assert.Empty(written.Held);
    }

    [Fact]
    public void A_text_is_held_where_it_must_not_be_cut()
    {
        var ticket = new CompiledTicket("""
            "subject": { "path": "$.s", "maxLength": 4, "tooLong": "hold" }
            """);
        Assert.Equal("the text has 5 characters, 4 are allowed", Assert.Single(ticket.Create("""{"subject":"abcde"}""").Held).Reason);
        Assert.Equal("abcd", ticket.Create("""{"subject":"abcd"}""").Document["s"].Text);
    }

    [Fact]
    public void Formatted_text_is_never_cut_but_plain_text_is()
    {
        var ticket = new CompiledTicket("""
            "description": { "path": "$.d", "maxLength": 4, "as": "html" }, "custom.p": { "type": "richText", "path": "$.p", "maxLength": 4 }
            """);
        var written = ticket.Create("""{"description":{"format":"html","text":"<b>x</b>"},"custom":{"p":{"format":"plain","text":"abcdef"}}}""");
        Assert.Equal("the text has 8 characters, 4 are allowed", Assert.Single(written.Held).Reason);
        Assert.Equal("""{"p":"abcd"}""", written.Document.ToString());
    }

    [Theory]
    [InlineData("""["3","3"]""", """["3","2"]""")]
    [InlineData("""["1","2"]""", """["1","2"]""")]
    [InlineData("""["2","9"]""", """["2","1"]""")]
    public void Of_several_rows_the_nearest_to_the_present_is_written(string present, string expected)
    {
        var ticket = new CompiledTicket("""
            "priority": { "read": "{{ [record.i, record.u] }}", "table": "m",
                          "write": [ { "path": "$.i", "value": "{{ value[0] }}" }, { "path": "$.u", "value": "{{ value[1] }}" } ] }
            """, tables: """ "m": { "rows": [ [["1","2"],"2"], [["2","1"],"2"], [["3","2"],"2"], [["3","3"],"5"] ], "unmapped": { "read": { "use": "5" } } } """);
        var now = CompiledTicket.Json(present).List;
        var written = ticket.Update($$"""{"id":1,"i":{{now[0]}},"u":{{now[1]}}}""", """{"priority":"2"}""");
        Assert.Empty(written.Held);
        Assert.Equal(expected, $"[{written.Document["i"]},{written.Document["u"]}]");
    }

    [Fact]
    public void A_list_that_is_replaced_is_sent_whole()
    {
        var ticket = new CompiledTicket("""
            "custom.v": { "type": "text", "read": "$.f[?@.k == 'v'].x", "write": { "path": "$.f[?@.k == 'v'].x", "whole": true } }
            """);
        Assert.Equal(
            """{"f":[{"k":"o","x":1},{"k":"v","x":"b"}]}""",
            ticket.Update("""{"id":1,"f":[{"k":"o","x":1},{"k":"v","x":"a"}]}""", """{"custom":{"v":"b"}}""").Document.ToString());
    }

    [Theory]
    [InlineData("""["a","b"]""", """["a","c"]""", """["x","a","b"]""", """{"t":["a","x","c"],"plus":"c","minus":"b"}""")]
    [InlineData("""["a"]""", """["a"]""", """["x","a"]""", """{"t":["x","a"]}""")]
    [InlineData("""["a"]""", "[]", """["x","a"]""", """{"t":["x"],"minus":"a"}""")]
    [InlineData("[]", """["x"]""", """["x"]""", """{"t":["x"],"plus":"x"}""")]
    public void A_set_keeps_foreign_members_and_knows_what_changed(string agreed, string wanted, string present, string expected)
    {
        var ticket = new CompiledTicket("""
            "tags": { "read": "$.t", "write": [ { "path": "$.t" }, { "path": "$.plus", "value": "{{ nonEmpty(join(added, ',')) }}" },
                                                { "path": "$.minus", "value": "{{ nonEmpty(join(removed, ',')) }}" } ] }
            """);
        var written = ticket.Update($$"""{"id":1,"t":{{present}}}""", $$"""{"tags":{{wanted}}}""", $$"""{"tags":{{agreed}}}""");
        Assert.Equal(expected, written.Document.ToString());
    }

    [Theory]
    [InlineData("""{"status":"resolved"}""", "resolution.code")]
    [InlineData("""{"status":"resolved","resolution":{"code":null}}""", "resolution.code")]
    [InlineData("""{"status":"resolved","resolution":{"code":"done"}}""", "")]
    [InlineData("""{"status":"open"}""", "")]
    public void What_is_required_is_told_where_it_is_missing(string ticket, string missing)
    {
        var written = new CompiledTicket("""
            "status": "$.s", "resolution.code": "$.c", "resolution.notes": { "read": "$.n", "write": { "path": "$.n", "default": "none" } }
            """, more: """
            , "required": [ { "when": "{{ ticket.status === 'resolved' }}", "fields": ["resolution.code", "resolution.notes"] } ]
            """).Create(ticket);
        Assert.Equal(missing, string.Join(", ", written.Missing.Select(one => one.Field)));
    }
}
