namespace Rezolve.Mapping.Tests.Compilation;

/// <summary>What looks near a mistake and is none: nothing is reported, not even a warning.</summary>
public sealed class RightManifestTests
{
    [Theory]
    [InlineData("a quoted value in a query", """{ "email": "{{ user.email }}" }""", """{ "q": "email = {{ quote(user.email, `'`) }}" }""")]
    [InlineData("a quoted value inside an expression", """{ "email": "{{ user.email }}" }""", """{ "q": "{{ 'email = ' + quote(user.email, `'`) }}" }""")]
    [InlineData("an optional clause", """{ "email": "{{ user.email }}" }""", """{ "q": "{{ user.email == null ? '' : 'email = ' + quote(user.email, `'`) }}" }""")]
    [InlineData("text without an operator", """{ "email": "{{ user.email }}" }""", """{ "q": "mail {{ user.email }}" }""")]
    [InlineData("an instant in a query", "{{ epochSeconds(cursor.since) }}", "updated >= {{ formatInstant(cursor.since, 'yyyy-MM-dd') }}")]
    [InlineData("a number in a query", "{{ inputs.brand }}", "brand = {{ inputs.brand }}")]
    [InlineData("the key of an intent in a query", "\"body\": { \"ticket\": \"{{ document }}\" } },", "\"body\": { \"mark\": \"ref = {{ intent.key }}\", \"ticket\": \"{{ document }}\" } },")]
    [InlineData("whole tags are no operators", "\"body\": { \"ticket\": \"{{ document }}\" } },", "\"body\": { \"note\": \"<p>{{ ticket.subject }}</p>\", \"ticket\": \"{{ document }}\" } },")]
    [InlineData("a literal that begins like a path", "{{ inputs.brand }}", "{{ '$.brand' }}-{{ inputs.brand }}")]
    [InlineData("many to one in a table", """["S", "resolved"]""", """["S", "resolved"], ["S", "closed"]""")]
    [InlineData("one to many in a table", """["S", "resolved"]""", """["S", "resolved"], ["C", "resolved"]""")]
    [InlineData("tuples in a table", """[["N", "new"], ["O", "open"], ["S", "resolved"]]""", """[[["N", 1], "new"], [["N", 2], "open"], [["S", 1], "resolved"]]""")]
    [InlineData("a note of one's own", "\"timeout\": \"PT30S\",", "\"timeout\": \"PT30S\", \"x-owner\": [\"anything\", 1], \"$comment\": \"free\",")]
    [InlineData("a constant condition", "\"{{ response.id != null }}\"", "true")]
    [InlineData("text that ends like a template", "{{ inputs.brand }}", "{{ inputs.brand }} }}")]
    [InlineData("an object in an expression", "\"POST /tickets\", \"body\": { \"ticket\": \"{{ document }}\"", "\"POST /tickets\", \"body\": { \"ticket\": \"{{ { ...document, a: { b: {} } } }}\"")]
    [InlineData("a whole address on an allowed host", "GET /me", "GET https://files.example.com/me")]
    [InlineData("an address that is one expression", "GET /me", "GET {{ inputs.site }}")]
    [InlineData("two fields at different places of one list", "\"subject\": \"$.subject\",", "\"subject\": \"$.texts[?@.k == 'a'].v\", \"category\": \"$.texts[?@.k == 'b'].v\",")]
    [InlineData("a status class and a list of statuses", "\"status\": 422", "\"status\": [409, \"5xx\"]")]
    [InlineData("a script in lines", "\"n => n > 5 ? '1' : '3'\"", "[\"n => {\", \"  return n > 5 ? '1' : '3';\", \"}\"]")]
    public void Nothing_is_reported(string what, string old, string fresh)
    {
        var right = new WrongCase(what, [$"- {old}", $"+ {fresh}"], "");

        Assert.Equal("", WrongCase.Render(right.Judge(WrongFiles.Manifest)));
    }

    [Fact] // which types the live list has is not known before it is read
    public void A_table_of_a_type_of_custom_fields_is_used()
    {
        var right = new WrongCase(
            "a table that only a type names",
            [
                "- \"tables\": {", "+ \"tables\": { \"wear\": { \"rows\": [[\"l\", \"low\"]] },",
                "- field.value }}].value\" },", "+ field.value }}].value\", \"types\": { \"list\": { \"type\": \"choice\", \"table\": \"wear\" } } },",
            ],
            "");

        Assert.Equal("", WrongCase.Render(right.Judge(WrongFiles.Manifest)));
    }
}
