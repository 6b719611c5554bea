using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths.Parsing;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("$", "$")]
    [InlineData("$.a", "$.a")]
    [InlineData("$ ['a'] [\"b\"]", "$.a.b")]
    [InlineData("$['a b']", "$['a b']")]
    [InlineData("$['']", "$['']")]
    [InlineData("$['1']", "$['1']")]
    [InlineData("$[\"it's\"]", @"$['it\'s']")]
    [InlineData(@"$['\u0001\n\/\\']", @"$['\u0001\n/\\']")]
    [InlineData(@"$['\uD83D\uDE00']", "$.😀")]
    [InlineData("$.*", "$[*]")]
    [InlineData("$..*", "$..[*]")]
    [InlineData("$..a", "$..a")]
    [InlineData("$..['a',  0]", "$..['a', 0]")]
    [InlineData("$[ -1 ]", "$[-1]")]
    [InlineData("$[1 :2: 1]", "$[1:2]")]
    [InlineData("$[::]", "$[:]")]
    [InlineData("$[::-2]", "$[::-2]")]
    [InlineData("$[ ? @.a ]", "$[?@.a]")]
    [InlineData("$[?@.id==36000].value", "$[?@.id == 36000].value")]
    [InlineData("$[?@['id']==\"x\"]", "$[?@.id == 'x']")]
    [InlineData("$[?@.a==1.50e+2]", "$[?@.a == 1.50e+2]")]
    [InlineData("$[?((@.a))]", "$[?@.a]")]
    [InlineData("$[?(@.a||@.b)&&@.c]", "$[?(@.a || @.b) && @.c]")]
    [InlineData("$[?@.a||(@.b&&@.c)]", "$[?@.a || @.b && @.c]")]
    [InlineData("$[?@.a||(@.b||@.c)]", "$[?@.a || (@.b || @.c)]")]
    [InlineData("$[?!(@.a)]", "$[?!@.a]")]
    [InlineData("$[?!(@.a==1)]", "$[?!(@.a == 1)]")]
    [InlineData("$[?!(!@.a)]", "$[?!(!@.a)]")]
    [InlineData("$[?count( @.* )>=1&&match(@.a,'x')]", "$[?count(@[*]) >= 1 && match(@.a, 'x')]")]
    [InlineData("$[?@<$.max,?@!=null]", "$[?@ < $.max, ?@ != null]")]
    public void Is_one_text_for_one_meaning(string written, string canonical)
    {
        Assert.Equal(canonical, JsonPath.Parse(written).ToString());
        Assert.Equal(canonical, JsonPath.Parse(canonical).ToString());
    }
}
