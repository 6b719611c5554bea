using System.Text.Json;

namespace Rezolve.Json.Tests.Schema;

public sealed class BranchTests
{
    private const string Shapes = """
        {"oneOf":[
          {"type":"object","properties":{"type":{"const":"circle"},"radius":{"type":"number"}},"required":["type","radius"],"unevaluatedProperties":false},
          {"type":"object","properties":{"type":{"const":"square"},"side":{"type":"number"}},"required":["type","side"],"unevaluatedProperties":false},
          {"type":"object","properties":{"type":{"enum":["line","ray"]},"length":{"type":"number"}},"required":["type"],"unevaluatedProperties":false}
        ]}
        """;

    [Theory]
    [InlineData("""{"type":"circle"}""", ": the member \"radius\" is missing")]
    [InlineData("""{"type":"square","side":"x"}""", "/side: expected a number, found text \"x\"")]
    [InlineData("""{"type":"ray","lenght":1}""", "/lenght: the member \"lenght\" is not known here; did you mean \"length\"?")]
    [InlineData("""{"type":"cirle","radius":1}""", "/type: expected \"circle\", \"square\", \"line\" or \"ray\", found text \"cirle\"; did you mean \"circle\"?")]
    [InlineData("[]", ": expected an object, found an array")]
    public void The_form_its_tag_names_is_the_one_meant(string instance, string expected) =>
        Assert.Equal([expected], SchemaTrial.Errors(Shapes, instance));

    [Fact]
    public void Without_a_tag_what_all_forms_lack_is_told() =>
        Assert.Equal(
            [": the member \"type\" is missing"],
            SchemaTrial.Errors(Shapes.Replace("[\"type\",\"radius\"]", "[\"type\"]").Replace("[\"type\",\"side\"]", "[\"type\"]"), "{}"));

    [Theory]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"object"}]}""", "5", ": expected text or an object, found number 5")]
    [InlineData("""{"anyOf":[{"const":"a"},{"enum":["b","c"]}]}""", "\"d\"", ": expected \"a\", \"b\" or \"c\", found text \"d\"")]
    [InlineData("""{"anyOf":[{"type":"string","minLength":2},{"type":"object"}]}""", "\"a\"", ": must have at least 2 characters, has 1")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"object","required":["a"]}]}""", "{}", ": the member \"a\" is missing")]
    [InlineData("""{"anyOf":[{"type":"string"},{"anyOf":[{"type":"null"},{"type":"array"}]}]}""", "5", ": expected text, null or an array, found number 5")]
    public void The_form_of_its_type_is_the_one_meant(string schema, string instance, string expected) =>
        Assert.Equal([expected], SchemaTrial.Errors(schema, instance));

    [Fact]
    public void Where_no_form_is_plainly_meant_the_deepest_is_kept_as_a_branch()
    {
        const string Schema = """
            {"anyOf":[{"required":["x"]},{"properties":{"a":{"properties":{"b":{"type":"string"}}}}}]}
            """;
        var error = Assert.Single(SchemaTrial.Compile(Schema).Evaluate(JsonElement.Parse("""{"a":{"b":1}}""")).Errors);

        Assert.Equal(("", "#/anyOf", "anyOf"), (error.InstancePointer, error.SchemaLocation, error.Keyword));
        Assert.Equal("fits none of 2 forms; the nearest one says: expected text, found number 1", error.Message);
        Assert.Equal("/a/b: expected text, found number 1", Assert.Single(error.Branch).ToString());
    }

    [Fact]
    public void Two_forms_at_once_are_told_by_number() => Assert.Equal(
        [": fits forms 1 and 3 of 3, but must fit exactly one"],
        SchemaTrial.Errors("""{"oneOf":[{"minimum":1},{"type":"string"},{"minimum":2}]}""", "5"));

    [Theory]
    [InlineData("""{"kind":"a","x":1,"z":1}""", "/z: the member \"z\" is not known here", "/x: expected text, found number 1")]
    [InlineData("""{"kind":"b","x":"1"}""", "/x: the member \"x\" is not known here")]
    public void A_chain_of_conditions_tells_of_the_branch_taken_only(string instance, params string[] expected) => Assert.Equal(
        expected.Order(),
        SchemaTrial.Errors(
            """
            {"properties":{"kind":{"enum":["a","b"]}},"allOf":[
              {"if":{"properties":{"kind":{"const":"a"}}},"then":{"properties":{"x":{"type":"string"}}}},
              {"if":{"properties":{"kind":{"const":"b"}}},"then":{"properties":{"y":{"type":"string"}}}}
            ],"unevaluatedProperties":false}
            """,
            instance).Order());

    private const string Auth = """
        {"type":"object","properties":{"type":{"enum":["basic","oauth2"]}},"required":["type"],"allOf":[
          {"if":{"properties":{"type":{"const":"basic"}},"required":["type"]},"then":{"properties":{"user":{"type":"string"}},"required":["user"]}},
          {"if":{"properties":{"type":{"const":"oauth2"}},"required":["type"]},"then":{"properties":{"tokenUrl":{"type":"string"}}}}
        ],"unevaluatedProperties":false}
        """;

    [Theory]
    [InlineData("""{"type":"baisc","user":"a"}""", "/type: expected \"basic\" or \"oauth2\", found text \"baisc\"; did you mean \"basic\"?")]
    [InlineData("""{"user":"a"}""", ": the member \"type\" is missing")]
    [InlineData("""{"type":"basic"}""", ": the member \"user\" is missing")]
    [InlineData("""{"type":"oauth2","user":"a"}""", "/user: the member \"user\" is not known here")]
    [InlineData("""{"type":"oauth2","tokenUlr":"a"}""", "/tokenUlr: the member \"tokenUlr\" is not known here; did you mean \"tokenUrl\"?")]
    [InlineData("""{"type":"basic","user":1}""", "/user: expected text, found number 1")]
    public void While_the_tag_is_wrong_no_other_member_is_called_unknown(string instance, string expected) =>
        Assert.Equal([expected], SchemaTrial.Errors(Auth, instance));

    [Fact]
    public void While_no_form_is_chosen_no_member_is_called_unknown() => Assert.Equal(
        ["/kind: expected \"a\" or \"b\", found text \"c\""],
        SchemaTrial.Errors(
            """{"oneOf":[{"properties":{"kind":{"const":"a"},"x":true}},{"properties":{"kind":{"const":"b"},"y":true}}],"unevaluatedProperties":false}""",
            """{"kind":"c","x":1,"y":2}"""));

    [Fact]
    public void A_failed_branch_does_not_make_its_members_unknown() => Assert.Equal(
        ["/a: expected text, found number 1"],
        SchemaTrial.Errors("""{"allOf":[{"properties":{"a":{"type":"string"},"b":true}}],"unevaluatedProperties":false}""", """{"a":1,"b":2}"""));
}
