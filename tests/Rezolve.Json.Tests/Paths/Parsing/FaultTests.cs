using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths.Parsing;

public sealed class FaultTests
{
    [Theory]
    [InlineData("", 0, "The path is empty. Write '$' for the whole document, or for example $.name.")]
    [InlineData("a.b", 0, "A path begins with '$', not 'a'. Write $.a.b")]
    [InlineData("[0]", 0, "A path begins with '$', not '['. Write $[0]")]
    [InlineData("1", 0, "A path begins with '$', not '1'. Write for example $.name.")]
    [InlineData(" $.a", 0, "A path has no space before '$'. Remove it.")]
    [InlineData("@.a", 0, "'@' is the current element and stands only inside a filter. Begin the path with '$'.")]
    [InlineData("$.a ", 3, "A path has no space at its end. Remove it.")]
    [InlineData("$foo", 1, "After '$' comes '.' or '[', not 'f'. Write $.foo")]
    [InlineData("$.a b", 4, "After the space comes '.' or '[', not 'b'. A name with a space is written in quotes, as in ['first name'].")]
    [InlineData("$.a-b", 3, "After a segment comes '.' or '[', not '-'. A name with other signs is written in quotes, as in ['a-b'].")]
    [InlineData("$[0]a", 4, "After a segment comes '.' or '[', not 'a'. Write '.' before the name.")]
    [InlineData("$.a]", 3, "No bracket is open here. Remove ']' or open one before.")]
    public void Around_segments(string text, int offset, string message) => Check(text, offset, message);

    [Theory]
    [InlineData("$.", 2, "Nothing follows '.'. Write a name or '*' after it.")]
    [InlineData("$..", 3, "Nothing follows '..'. Write a name or '*' after it.")]
    [InlineData("$. a", 2, "No space may follow '.'. Write the name right after it.")]
    [InlineData("$.1", 2, "A name after '.' begins with a letter or '_', not '1'. Write [0] for an element, ['0'] for a member.")]
    [InlineData("$.&", 2, "A name after '.' begins with a letter or '_', not '&'. Write the name in quotes, as in ['a-b'].")]
    [InlineData("$.[0]", 2, "No dot stands before '['. Remove the dot.")]
    [InlineData("$...a", 3, "At most two dots stand together. Remove one.")]
    [InlineData("$.'a'", 2, "A name in quotes stands in brackets. Write ['…'].")]
    public void After_dots(string text, int offset, string message) => Check(text, offset, message);

    [Theory]
    [InlineData("$[", 1, "The bracket opened here is not closed. Add a selector and ']'.")]
    [InlineData("$['a'", 1, "The bracket opened here is not closed. Add ']'.")]
    [InlineData("$[]", 2, "The brackets are empty. Write a name in quotes, a position, '*', a slice or a filter.")]
    [InlineData("$[a]", 2, "A name in brackets needs quotes. Write ['name'].")]
    [InlineData("$[@.a]", 2, "A condition begins with '?'. Write [?@…].")]
    [InlineData("$[0,]", 4, "Nothing stands between ',' and ']'. Remove the comma or add a selector.")]
    [InlineData("$[,0]", 2, "Nothing stands before the comma. Remove it or add a selector.")]
    [InlineData("$[0 2]", 4, "After a selector comes ',' or ']', not '2'. Close the bracket, or put ',' between selectors.")]
    [InlineData("$.a[01]", 4, "A number has no leading zero. Write 1.")]
    [InlineData("$[-0]", 2, "'-0' is not a position. Write 0.")]
    [InlineData("$[- 1]", 3, "A digit comes after '-', not a space. Write for example -1.")]
    [InlineData("$[+1]", 2, "A position has no plus sign. Remove '+'.")]
    [InlineData("$[1.5]", 3, "A position is a whole number. Remove the fraction.")]
    [InlineData("$[1:2:3:4]", 7, "A slice has three parts at most, start:end:step. Remove the rest.")]
    [InlineData("$[9007199254740992]", 2, "The number is too large. Write one between -9007199254740991 and 9007199254740991.")]
    public void In_brackets(string text, int offset, string message) => Check(text, offset, message);

    [Theory]
    [InlineData("$['x", 2, "The text that begins here has no closing quote. Add ' after it.")]
    [InlineData("$[\"x']", 2, "The text that begins here has no closing quote. Add \" after it.")]
    [InlineData(@"$['\q']", 3, @"'\' before 'q' is not an escape here. Write one of \b \f \n \r \t \/ \\ \' \uXXXX.")]
    [InlineData(@"$['\u12']", 3, @"'\u' needs four hexadecimal digits after it. Write for example \u263A.")]
    [InlineData(@"$['\uD800']", 3, @"The escape is half of a surrogate pair. Write both halves, as in \uD83D\uDE00.")]
    [InlineData(@"$['\uDC00\uD800']", 3, @"The escape is half of a surrogate pair. Write both halves, as in \uD83D\uDE00.")]
    [InlineData("$['a\u0001']", 4, @"The control character U+0001 stands in a text. Write it as an escape, as in \n or \u0000.")]
    public void In_texts(string text, int offset, string message) => Check(text, offset, message);

    [Fact]
    public void Half_a_pair_in_the_text_itself() => Check("$.a\uD83D.b", 3, "Half of a surrogate pair stands here. Write the whole character.");

    [Theory]
    [InlineData("$[?]", 3, "A query or a value is missing before ']'. Write for example @.name == 1.")]
    [InlineData("$[?@.a ==]", 9, "A query or a value is missing before ']'. Write for example @.name == 1.")]
    [InlineData("$[?@.a == ", 10, "The condition is not finished. Add a query such as @.name, or a value.")]
    [InlineData("$[?@.a = 1]", 7, "'=' is not an operator. Write '==' to compare.")]
    [InlineData("$[?@.a === 1]", 7, "'===' is not an operator. Write '=='.")]
    [InlineData("$[?@.a !== 1]", 7, "'!==' is not an operator. Write '!='.")]
    [InlineData("$[?@.a =~ 'x']", 7, "'=~' is not an operator. Write match(@.a, 'pattern') or search(@.a, 'pattern').")]
    [InlineData("$[?@.a <> 1]", 7, "'<>' is not an operator. Write '!='.")]
    [InlineData("$[?@.a & @.b]", 7, "'&' is not an operator. Write '&&' for and.")]
    [InlineData("$[?@.a | @.b]", 7, "'|' is not an operator. Write '||' for or.")]
    [InlineData("$[?@.a and @.b]", 7, "'and' is not an operator. Write '&&'.")]
    [InlineData("$[?@.a or @.b]", 7, "'or' is not an operator. Write '||'.")]
    [InlineData("$[?not @.a]", 3, "'not' is not an operator. Write '!'.")]
    [InlineData("$[?@.a == True]", 10, "'True' begins with a capital letter. Write true.")]
    [InlineData("$[?name == 1]", 3, "'name' stands here without quotes. Write @.name for a member, 'name' for a text.")]
    [InlineData("$[?@.a == .5]", 10, "A query begins with '@' or '$', a number with a digit. Write @.name or 0.5.")]
    [InlineData("$[?@.a == 1.]", 12, "A digit comes after the decimal point, not ']'. Add one or remove the point.")]
    [InlineData("$[?@.a == 1e]", 12, "A digit comes in the exponent, not ']'. Write for example 1e3.")]
    [InlineData("$[?@.a == [1]]", 10, "Arrays and objects are not written in a path. Compare with a query, as in @.a == $.b.")]
    [InlineData("$[?@.a == /x/]", 10, "A pattern is not written between slashes. Write match(@.a, 'pattern') or search(@.a, 'pattern').")]
    [InlineData("$[?(@.a]", 3, "The parenthesis opened here is not closed before ']'. Add ')'.")]
    [InlineData("$[?@.a)]", 6, "No parenthesis is open here. Remove ')' or open one before.")]
    [InlineData("$[?!!@.a]", 4, "'!' stands twice. Remove both, or write !(!…).")]
    public void In_filters(string text, int offset, string message) => Check(text, offset, message);

    [Theory]
    [InlineData("$[?true]", 3, "The literal true is no condition. Compare it with something, as in @.name == true.")]
    [InlineData("$[?'x' || @.a]", 3, "The literal 'x' is no condition. Compare it with something, as in @.name == 'x'.")]
    [InlineData("$[?@.* == 1]", 3, "@[*] can select several nodes and is not compared. Write value(@[*]) or count(@[*]).")]
    [InlineData("$[?(@.a) == 1]", 9, "A condition in parentheses is not a value. Compare what stands inside them instead.")]
    [InlineData("$[?!@.a == 1]", 3, "'!' stands before a comparison. Put it in parentheses, as in !(@.a == 1).")]
    [InlineData("$[?length(@.a)]", 3, "length() gives a value, not true or false. Compare it, as in length(@.a) > 0.")]
    [InlineData("$[?match(@.a,'x') == true]", 3, "match() is true or false by itself. Remove the comparison.")]
    [InlineData("$[?foo(@.a)]", 3, "There is no function 'foo'. There are count, length, match, search, value.")]
    [InlineData("$[?count(1) > 0]", 9, "count() takes a query, not 1. Write for example count(@.items[*]).")]
    [InlineData("$[?count() > 0]", 3, "count() has 0 arguments here. Write 1 argument.")]
    [InlineData("$[?match(@.a)]", 3, "match() has 1 argument here. Write 2 arguments.")]
    [InlineData("$[?length(@.*) > 0]", 10, "length() takes one value, but @[*] can select several. Write value(@[*]).")]
    [InlineData("$[?length(match(@.a, 'x')) > 0]", 10, "length() takes a value, but match() is true or false. Give it a query or a literal.")]
    [InlineData("$[?count(@.a == 1]", 8, "The call opened here is not closed before '='. Add ')'.")]
    [InlineData("$[?count (@.a) == 1]", 8, "No space stands between 'count' and '('. Remove it.")]
    public void Types_of_filters(string text, int offset, string message) => Check(text, offset, message);

    [Theory]
    [InlineData("(", 67)]
    [InlineData("!(", 131)]
    [InlineData("@[?", 194)]
    [InlineData("length(", 451)]
    public void Depth_has_an_end(string level, int offset)
    {
        var text = "$[?" + string.Concat(Enumerable.Repeat(level, 10_000));
        Assert.False(JsonPath.TryParse(text, out _, out var fault));
        Assert.Equal("Filters, groups and calls stand more than 64 deep here. Write the path with fewer levels.", fault.Message);
        Assert.InRange(fault.Offset, offset - level.Length, offset + level.Length);
    }

    [Fact]
    public void Parse_throws_what_TryParse_says()
    {
        var thrown = Assert.Throws<JsonPathSyntaxException>(() => JsonPath.Parse("$.a[01]"));
        Assert.Equal(4, thrown.Offset);
        Assert.Equal("offset 4: A number has no leading zero. Write 1.", thrown.Message);
        Assert.Equal(new JsonPathFault(4, "A number has no leading zero. Write 1."), thrown.Fault);
    }

    private static void Check(string text, int offset, string message)
    {
        Assert.False(JsonPath.TryParse(text, out var path, out var fault));
        Assert.Null(path);
        Assert.Equal(new JsonPathFault(offset, message), fault);
    }
}
