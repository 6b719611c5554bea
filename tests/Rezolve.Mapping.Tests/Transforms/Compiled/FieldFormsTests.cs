using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Compiled;

/// <summary>Each type and form, from a manifest as an author writes it, in both directions.</summary>
public sealed class FieldFormsTests
{
    [Theory]
    [InlineData("""{"type":"text","path":"$.v"}""", "\"a\"", "\"a\"")]
    [InlineData("""{"type":"choice","path":"$.v"}""", "\"S1\"", "\"S1\"")]
    [InlineData("""{"type":"number","path":"$.v"}""", "10.50", "10.50")]
    [InlineData("""{"type":"number","path":"$.v","as":"string"}""", "\"10.50\"", "10.50")]
    [InlineData("""{"type":"integer","path":"$.v"}""", "7", "7")]
    [InlineData("""{"type":"integer","path":"$.v"}""", "12345678901234567", "12345678901234567")]
    [InlineData("""{"type":"integer","path":"$.v","as":"string"}""", "\"7\"", "7")]
    [InlineData("""{"type":"boolean","path":"$.v"}""", "true", "true")]
    [InlineData("""{"type":"boolean","path":"$.v","as":"string"}""", "\"false\"", "false")]
    [InlineData("""{"type":"instant","path":"$.v"}""", "\"2026-05-01T10:00:00Z\"", "\"2026-05-01T10:00:00Z\"")]
    [InlineData("""{"type":"instant","path":"$.v","as":"epochSeconds"}""", "1777629600", "\"2026-05-01T10:00:00Z\"")]
    [InlineData("""{"type":"instant","path":"$.v","as":"epochMillis"}""", "1777629600250", "\"2026-05-01T10:00:00.25Z\"")]
    [InlineData("""{"type":"instant","path":"$.v","as":"date"}""", "\"2026-05-01\"", "\"2026-05-01T00:00:00Z\"")]
    [InlineData("""{"type":"instant","path":"$.v","as":{"pattern":"dd.MM.yyyy HH:mm","zone":"Europe/Budapest"}}""", "\"01.05.2026 12:00\"", "\"2026-05-01T10:00:00Z\"")]
    [InlineData("""{"type":"date","path":"$.v"}""", "\"2026-05-01\"", "\"2026-05-01\"")]
    [InlineData("""{"type":"date","path":"$.v","as":{"pattern":"dd.MM.yyyy"}}""", "\"01.05.2026\"", "\"2026-05-01\"")]
    [InlineData("""{"type":"duration","path":"$.v"}""", "\"PT1H30M\"", "\"PT1H30M\"")]
    [InlineData("""{"type":"duration","path":"$.v","as":"minutes"}""", "90", "\"PT1H30M\"")]
    [InlineData("""{"type":"duration","path":"$.v","as":"seconds"}""", "0.5", "\"PT0.5S\"")]
    [InlineData("""{"type":"duration","path":"$.v","as":"hours"}""", "-2", "\"-PT2H\"")]
    [InlineData("""{"type":"duration","path":"$.v","as":"millis"}""", "1", "\"PT0.001S\"")]
    [InlineData("""{"type":"json","path":"$.v"}""", """{"a":[1.0,null,"x "]}""", """{"a":[1.0,null,"x "]}""")]
    [InlineData("""{"type":"richText","path":"$.v","as":"html"}""", "\"<p>x</p>\"", """{"format":"html","text":"<p>x</p>"}""")]
    [InlineData("""{"type":"user","path":"$.v","as":"email"}""", "\"a@x\"", """{"email":"a@x"}""")]
    [InlineData("""{"type":"team","path":"$.v","as":"name"}""", "\"Desk\"", """{"name":"Desk"}""")]
    [InlineData("""{"type":"user","path":"$.v"}""", "\"7\"", """{"key":"7"}""")]
    [InlineData("""{"type":"ticket","path":"$.v"}""", "\"T-1\"", """{"key":"T-1"}""")]
    [InlineData("""{"type":"set","path":"$.v","as":{"join":","}}""", "\"a,b\"", """["a","b"]""")]
    [InlineData("""{"type":"set","path":"$.v","as":{"join":","}}""", "\"\"", "[]")]
    [InlineData("""{"type":"list","path":"$.v"}""", """["b","a"]""", """["b","a"]""")]
    [InlineData("""{"type":"text","path":"$.a.b"}""", null, null)]
    public void A_value_is_read_and_written_as_the_form_says(string field, string? vendor, string? canonical)
    {
        var ticket = new CompiledTicket($"\"custom.v\": {field}");
        var record = vendor is null ? """{"id":1}""" : $$"""{"id":1,"v":{{vendor}}}""";
        var (read, held, _) = ticket.Read(record);
        Assert.Empty(held);
        Assert.Equal(canonical ?? "undefined", read["custom"]["v"].ToString());
        if (canonical is null)
            return;
        var written = ticket.Create("{\"custom\":{\"v\":" + canonical + "}}");
        Assert.Empty(written.Held);
        Assert.Equal(vendor, written.Document["v"].ToString());
    }

    [Theory]
    [InlineData("number", "\"7\"", "RZ7005", "expected a number (written as text? \"as\": \"string\"), found \"7\"")]
    [InlineData("integer", "1.5", "RZ7005", "expected a whole number, found 1.5")]
    [InlineData("integer", "true", "RZ7005", "expected a whole number, found true")]
    [InlineData("boolean", "\"true\"", "RZ7005", "expected true or false (written as text? \"as\": \"string\"), found \"true\"")]
    [InlineData("boolean", "1", "RZ7005", "expected true or false (written as text? \"as\": \"string\"), found 1")]
    [InlineData("instant", "\"soon\"", "RZ7005", "expected an instant in ISO 8601, found \"soon\"")]
    [InlineData("instant", "\"2026-02-30T10:00:00Z\"", "RZ7005", "expected an instant in ISO 8601, found \"2026-02-30T10:00:00Z\"")]
    [InlineData("date", "\"2026-02-30\"", "RZ7005", "expected a date such as 2026-05-01, found \"2026-02-30\"")]
    [InlineData("duration", "\"P1M\"", "RZ7005", "expected an ISO 8601 duration such as PT1H30M, found \"P1M\"")]
    [InlineData("text", "{}", "RZ7005", "expected text, found {}")]
    [InlineData("text", "[1]", "RZ7005", "expected text, found [1]")]
    [InlineData("set", "\"a\"", "RZ7005", "expected a list, found \"a\"")]
    [InlineData("list", "[{}]", "RZ7005", "expected text, found {}")]
    [InlineData("user", "true", "RZ7005", "expected a key as text or number, found true")]
    public void A_value_of_another_type_is_held_with_its_reason(string type, string vendor, string code, string reason)
    {
        var ticket = new CompiledTicket($$"""
            "custom.v": { "type": "{{type}}", "path": "$.v" }, "subject": "$.s"
            """);
        var (read, held, tally) = ticket.Read($$"""{"id":1,"v":{{vendor}},"s":"x"}""");
        Assert.Equal("""{"key":"1","subject":"x"}""", read.ToString());
        var one = Assert.Single(held);
        Assert.Equal(("custom.v", code, reason), (one.Field, one.Code.Text(), one.Reason));
        Assert.Equal((1, 1), (tally.MappedInPart, tally.HeldFields));
    }

    [Fact]
    public void All_that_cannot_be_read_is_told_in_one_pass()
    {
        var ticket = new CompiledTicket("""
            "due": "$.due", "custom.n": { "type": "number", "path": "$.n" }, "status": { "path": "$.s", "table": "s" }, "subject": "$.t"
            """, tables: """ "s": { "rows": [["n", "new"]] } """);
        var (read, held, _) = ticket.Read("""{"id":1,"due":"x","n":"y","s":"z","t":"a"}""");
        Assert.Equal("""{"key":"1","subject":"a"}""", read.ToString());
        Assert.Equal(["status RZ7004", "due RZ7005", "custom.n RZ7005"], held.Select(one => $"{one.Field} {one.Code.Text()}"));
    }

    [Fact]
    public void A_word_that_is_none_of_a_closed_choice_is_held()
    {
        var field = new FieldProgram { Field = CanonicalFields.Find(EntityKind.Comment, "kind")!, Place = SampleEntity.Place };
        var read = FieldReading.Read(field, Value.Of("secret"), new Scope());
        Assert.Equal((HoldCode.Word, "\"secret\" is none of public, internal, chase, resolution"), (read.Held, read.Value.Text));
        Assert.Equal(HoldCode.None, FieldReading.Read(field, Value.Of("public"), new Scope()).Held);
    }

    [Fact]
    public void Nested_fields_share_their_object()
    {
        var ticket = new CompiledTicket("""
            "resolution.code": "$.r.c", "resolution.notes": "$.r.n", "custom.a": { "type": "text", "path": "$.x.a" }, "custom.b": { "type": "text", "path": "$.x.b" }
            """);
        const string canonical = """{"resolution":{"code":"c","notes":"n"},"custom":{"a":"1","b":"2"}}""";
        Assert.Equal("""{"r":{"c":"c","n":"n"},"x":{"a":"1","b":"2"}}""", ticket.Create(canonical).Document.ToString());
        Assert.Equal(
            """{"key":"1","resolution":{"code":"c","notes":"n"},"custom":{"a":"1","b":"2"}}""",
            ticket.Read("""{"id":1,"r":{"n":"n","c":"c"},"x":{"b":"2","a":"1"}}""").Record.ToString());
        Assert.Equal("""{"key":"1","resolution":{"notes":"n"}}""", ticket.Read("""{"id":1,"r":{"n":"n"}}""").Record.ToString());
    }

    [Theory]
    [InlineData("null", "null", 0)]
    [InlineData("\"none\"", "null", 0)]
    [InlineData("\"-\"", "null", 0)]
    [InlineData("\"a\"", "\"a\"", 0)]
    [InlineData("\"\\ud800a\"", "\"\uFFFDa\"", 1)]
    public void All_the_words_for_nothing_are_read_and_the_first_is_written(string vendor, string canonical, int replaced)
    {
        var ticket = new CompiledTicket("""
            "category": { "path": "$.c", "empty": ["none", "-"] }
            """);
        var (read, _, tally) = ticket.Read($$"""{"id":1,"c":{{vendor}}}""");
        Assert.Equal(canonical, read["category"].ToString());
        Assert.Equal(replaced, tally.Replaced);
        Assert.Equal("""{"c":"none"}""", ticket.Create("""{"category":null}""").Document.ToString());
    }

    [Fact]
    public void Halves_of_characters_are_counted_wherever_they_stand()
    {
        var ticket = new CompiledTicket("""
            "subject": "$.s", "tags": "$.t", "custom.j": { "type": "json", "path": "$.j" }
            """);
        var (read, _, tally) = ticket.Read("""{"id":1,"s":"\ud800","t":["\udc00","a"],"j":{"a":"\ud800\ud800","b":"\ud83d\ude00"},"z":"\ud800"}""");
        Assert.Equal("\uFFFD", read["subject"].Text);
        Assert.Equal(4, tally.Replaced);
    }

    [Fact]
    public void A_default_is_read_where_there_is_nothing()
    {
        var ticket = new CompiledTicket("""
            "priority": { "path": "$.p", "default": "3" }
            """);
        Assert.Equal("3", ticket.Read("""{"id":1}""").Record["priority"].Text);
        Assert.Equal("3", ticket.Read("""{"id":1,"p":null}""").Record["priority"].Text);
        Assert.Equal("1", ticket.Read("""{"id":1,"p":"1"}""").Record["priority"].Text);
    }

    [Fact]
    public void A_reference_that_is_an_object_is_read_through_its_entity()
    {
        var ticket = new CompiledTicket("""
            "assignee": { "read": "$.owner", "write": "$.owner_id" }, "watchers": { "read": "$.cc" }
            """, entities: """
            , "user": { "key": "$.uid", "keyType": "number", "fields": { "displayName": { "read": "$.n" }, "email": { "read": "$.m" } } }
            """);
        var (read, held, _) = ticket.Read("""{"id":1,"owner":{"uid":5,"n":"Al","m":"a@x"},"cc":[{"uid":7},{"uid":6,"n":"B"}]}""");
        Assert.Empty(held);
        Assert.Equal("""{"key":"5","email":"a@x","name":"Al"}""", read["assignee"].ToString());
        Assert.Equal("""[{"key":"6","name":"B"},{"key":"7"}]""", read["watchers"].ToString());
        Assert.Equal("""{"owner_id":5}""", ticket.Create("""{"assignee":{"key":"5"}}""").Document.ToString());
        Assert.Equal("expected a key that is a number, found \"x\"", Assert.Single(ticket.Create("""{"assignee":{"key":"x"}}""").Held).Reason);
    }

    [Fact]
    public void Each_record_may_tell_what_its_text_is_written_in()
    {
        var ticket = new CompiledTicket("""
            "description": { "read": "$.b", "as": "{{ record.t === 'text/html' ? 'html' : 'plain' }}", "write": { "path": "$.b", "as": "html" } }
            """);
        Assert.Equal("html", ticket.Read("""{"id":1,"b":"<p>a</p>","t":"text/html"}""").Record["description"]["format"].Text);
        Assert.Equal("plain", ticket.Read("""{"id":1,"b":"a"}""").Record["description"]["format"].Text);
        Assert.Equal("""{"b":"<p>a</p>"}""", ticket.Create("""{"description":{"format":"html","text":"<p>a</p>"}}""").Document.ToString());
    }

    [Fact]
    public void The_members_of_a_set_may_have_a_form()
    {
        var ticket = new CompiledTicket("""
            "watchers": { "path": "$.w", "as": "email" }
            """);
        Assert.Equal("""[{"email":"a@b.c"}]""", ticket.Read("""{"id":1,"w":["a@b.c"]}""").Record["watchers"].ToString());
        Assert.Equal("""{"w":["a@b.c"]}""", ticket.Create("""{"watchers":[{"email":"a@b.c"}]}""").Document.ToString());
    }

    [Theory]
    [InlineData("1970-01-01 00:00:00", "PT0S")]
    [InlineData("1970-01-01T02:00:00Z", "PT2H")]
    [InlineData("1969-12-31 23:59:30", "-PT30S")]
    [InlineData("1970-01-01 00:00:01.5", "PT1.5S")]
    [InlineData("1970-01-01", "PT0S")]
    public void A_duration_may_be_counted_from_1970(string written, string duration)
    {
        var ticket = new CompiledTicket("""
            "custom.spent": { "type": "duration", "path": "$.d", "as": "sinceEpoch" }
            """);
        Assert.Equal(duration, ticket.Read($$"""{"id":1,"d":"{{written}}"}""").Record["custom"]["spent"].Text);
    }
}
