using System.Text.RegularExpressions;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths.Regexps;

public sealed class IRegexpTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a", "a", true)]
    [InlineData("a", "ab", false)]
    [InlineData("a|b", "b", true)]
    [InlineData("ab|", "", true)]
    [InlineData("a||b", "", true)]
    [InlineData("(a|bc)+d", "abcad", true)]
    [InlineData("()", "", true)]
    [InlineData("a?b*c+", "cc", true)]
    [InlineData("a{2}", "aa", true)]
    [InlineData("a{2}", "a", false)]
    [InlineData("a{2,}", "aaaa", true)]
    [InlineData("a{1,3}", "aaaa", false)]
    [InlineData("a{0}", "", true)]
    [InlineData("a.c", "a\u2028c", true)]
    [InlineData("a.c", "a\nc", false)]
    [InlineData("a.c", "a\rc", false)]
    [InlineData("a.c", "a😀c", true)]
    [InlineData("a..c", "a😀c", false)]
    [InlineData(".{2}", "😀😀", true)]
    [InlineData("😀+", "😀😀", true)]
    [InlineData("x#y z", "x#y z", true)]
    [InlineData("a\n", "a", false)]
    [InlineData("a", "a\n", false)]
    [InlineData("ab$", "ab\n", false)]
    [InlineData("^ab$", "ab", true)]
    [InlineData("a^b", "a^b", false)]
    [InlineData("A", "a", false)]
    [InlineData("-,/'\"!@&=~`_", "-,/'\"!@&=~`_", true)]
    public void Matches_as_RFC_9485_says(string pattern, string text, bool expected) => Assert.Equal(expected, Compile(pattern, true).IsMatch(text));

    [Theory]
    [InlineData("[abc]", "b", true)]
    [InlineData("[^abc]", "b", false)]
    [InlineData("[^abc]", "😀", true)]
    [InlineData("[^abc]{2}", "😀", false)]
    [InlineData("[^😀]", "😀", false)]
    [InlineData("[^😀]", "😁", true)]
    [InlineData("[😀-😂]", "😁", true)]
    [InlineData("[😀-😂]", "😃", false)]
    [InlineData("[a-😂]", "\uFFEE", true)]
    [InlineData("[a-😂]", "😂", true)]
    [InlineData("[a-😂]", "😃", false)]
    [InlineData("[a-z0-9]+", "a0z", true)]
    [InlineData("[a-]+", "-a", true)]
    [InlineData("[-a]+", "-a", true)]
    [InlineData("[^-a]", "-", false)]
    [InlineData("[.]", "a", false)]
    [InlineData("[$^]+", "$^", true)]
    [InlineData("[^^]", "^", false)]
    [InlineData("[^]", "^", true)]
    [InlineData(@"[\]\[\\\-\^]+", @"][\-^", true)]
    [InlineData(@"[\n\t\r]+", "\n\t\r", true)]
    [InlineData("[ -~]+", "a &&[x", true)]
    [InlineData("[a&&b]+", "&", true)]
    public void Classes_are_of_code_points(string pattern, string text, bool expected) => Assert.Equal(expected, Compile(pattern, true).IsMatch(text));

    [Theory]
    [InlineData(@"\p{Lu}", "Ж", true)]
    [InlineData(@"\p{Lu}", "ж", false)]
    [InlineData(@"\P{Lu}", "ж", true)]
    [InlineData(@"\p{L}", "𝐀", true)]
    [InlineData(@"\p{Lu}", "𝐀", true)]
    [InlineData(@"\p{Ll}", "𝐀", false)]
    [InlineData(@"\P{Lu}", "𝐀", false)]
    [InlineData(@"\P{Lu}", "😀", true)]
    [InlineData(@"\p{So}", "😀", true)]
    [InlineData(@"[\p{Lu}\p{Ll}\p{Nd}_]+", "aЖ5_𝟘", true)]
    [InlineData(@"[^\p{Lu}]", "𝐀", false)]
    [InlineData(@"[^\p{Lu}]", "1", true)]
    [InlineData(@"[\P{Ll}a]", "a", true)]
    [InlineData(@"\p{Co}", "\U0010FFFD", true)]
    [InlineData(@"\p{Sc}", "$", true)]
    public void Categories_reach_beyond_the_first_plane(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Compile(pattern, true).IsMatch(text));

    [Theory]
    [InlineData("b", "abc", true)]
    [InlineData("^b", "abc", false)]
    [InlineData("c$", "abc", true)]
    [InlineData("b$", "ab\n", false)]
    [InlineData("a|c", "xc", true)]
    [InlineData("", "x", true)]
    [InlineData("[^a]", "😀", true)]
    public void A_search_looks_anywhere(string pattern, string text, bool expected) => Assert.Equal(expected, Compile(pattern, false).IsMatch(text));

    [Fact]
    public void Half_a_pair_matches_nothing()
    {
        foreach (var pattern in new[] { ".", "[^a]", @"\P{Zs}", @"[\P{Zs}]", @"[^\p{Zs}]", @"\p{C}", "[a-😀]" })
        {
            var regex = Compile(pattern, false);
            Assert.False(regex.IsMatch("\uD83D"), pattern);
            Assert.False(regex.IsMatch("\uDE00"), pattern);
        }
    }

    [Theory]
    [InlineData(@"\d", 0, @"'\d' is not part of I-Regexp. Write [0-9].")]
    [InlineData(@"[\w]", 1, @"'\w' is not part of I-Regexp. Write [A-Za-z0-9_].")]
    [InlineData(@"a\s", 1, @"'\s' is not part of I-Regexp. Write [ \t\n\r].")]
    [InlineData(@"\bx", 0, @"'\b' is not part of I-Regexp. Write what stands beside the word.")]
    [InlineData(@"\$", 0, @"'\$' is not part of I-Regexp. Write [$].")]
    [InlineData(@"(a)\1", 3, @"'\1' is not part of I-Regexp. Write the character itself, or a class.")]
    [InlineData(@"a\", 1, @"The pattern ends in '\'. Write '\\' for the character.")]
    [InlineData("a**", 2, "Two quantifiers stand together; I-Regexp has no lazy or possessive ones. Remove one.")]
    [InlineData("a+?", 2, "Two quantifiers stand together; I-Regexp has no lazy or possessive ones. Remove one.")]
    [InlineData("a{2}{3}", 4, "Two quantifiers stand together; I-Regexp has no lazy or possessive ones. Remove one.")]
    [InlineData("*a", 0, @"Nothing stands before '*' to repeat. Write '\*' for the character.")]
    [InlineData("(|+)", 2, @"Nothing stands before '+' to repeat. Write '\+' for the character.")]
    [InlineData("(?:a)", 0, "'(?' is not part of I-Regexp: it has no look-around, names or options. Write a plain group.")]
    [InlineData("(?=a)", 0, "'(?' is not part of I-Regexp: it has no look-around, names or options. Write a plain group.")]
    [InlineData("((a)", 0, "The group opened here is not closed. Add ')'.")]
    [InlineData("a)", 1, @"No group is open here. Remove ')' or write '\)'.")]
    [InlineData("a]", 1, @"']' closes nothing. Write '\]' for the character.")]
    [InlineData("[a", 0, "The class opened here is not closed. Add ']'.")]
    [InlineData("[]", 1, @"']' stands plain in a class. Write '\]'.")]
    [InlineData("[[a]]", 1, @"'[' stands plain in a class. Write '\['.")]
    [InlineData("[z-a]", 1, "The range runs backwards. Write the smaller character first.")]
    [InlineData("[a-b-c]", 4, @"'-' stands inside a class without being a range. Write '\-', or put it first or last.")]
    [InlineData("a{2", 1, "The repetition that begins here is not closed. Write {n}, {n,} or {n,m}.")]
    [InlineData("a{,3}", 1, "A number is missing in the repetition. Write {n}, {n,} or {n,m}.")]
    [InlineData("a{3,2}", 1, "The repetition goes from 3 down to 2. Write the smaller number first.")]
    [InlineData("a{99999999999}", 1, "The repetition counts beyond 1000. Write a smaller number.")]
    [InlineData(@"\p{Xx}", 0, @"'\p' needs a general category of Unicode after it. Write for example \p{L} or \p{Lu}.")]
    [InlineData(@"\pL", 0, @"'\p' needs a general category of Unicode after it. Write for example \p{L} or \p{Lu}.")]
    [InlineData(@"\P{Cs}", 0, @"'\P' needs a general category of Unicode after it. Write for example \p{L} or \p{Lu}.")]
    [InlineData(@"[\p{IsGreek}]", 1, @"'\p' needs a general category of Unicode after it. Write for example \p{L} or \p{Lu}.")]
    public void Refuses_what_is_outside(string pattern, int offset, string message)
    {
        Assert.False(IRegexp.TryCompile(pattern, true, out var regex, out var fault));
        Assert.Null(regex);
        Assert.Equal($"offset {offset} of the pattern: {message}", fault);
    }

    [Theory]
    [InlineData("((((a{1000}){1000}){1000}){1000})", "once its repetitions are counted")]
    [InlineData("(.{30}){500}", "once its repetitions are counted")]
    public void Refuses_what_would_grow_too_large(string pattern, string part)
    {
        Assert.False(IRegexp.TryCompile(pattern, false, out _, out var fault));
        Assert.Contains(part, fault);
    }

    [Fact]
    public void Sizes_have_an_end()
    {
        Refuses(new string('a', 4097), "The pattern is longer than 4096 characters. Write a shorter one.");
        Refuses(new string('(', 65), "Groups stand more than 64 deep here. Write the pattern with fewer levels.");
        Refuses(string.Concat(Enumerable.Repeat(@"\p{L}", 800)), "The pattern names too many categories up to here. Write fewer of them.");
        Refuses("a\uD83D", "Half of a surrogate pair stands here. Write the whole character.");
    }

    private static void Refuses(string pattern, string message)
    {
        Assert.False(IRegexp.TryCompile(pattern, true, out _, out var fault));
        Assert.EndsWith(message, fault);
    }

    private static Regex Compile(string pattern, bool anchored)
    {
        Assert.True(IRegexp.TryCompile(pattern, anchored, out var regex, out var fault), fault);
        Assert.True(regex.Options.HasFlag(RegexOptions.NonBacktracking));
        return regex;
    }

    [Fact]
    public void GroupsAreRememberedOnlyWhereThatIsAsked()
    {
        Assert.True(IRegexp.TryCompile("/([a-z]+)/([0-9]+)$", anchored: false, captures: true, out var regex, out _));
        var match = regex.Match("x/case/17");
        Assert.Equal(["/case/17", "case", "17"], match.Groups.Values.Select(group => group.Value));
        Assert.True(IRegexp.TryCompile("/([a-z]+)/([0-9]+)$", anchored: false, out regex, out _));
        Assert.Single(regex.Match("x/case/17").Groups);
    }

    [Fact]
    public void ARememberedGroupDoesNotCountWhatIsWrittenForOneCodePoint()
    {
        Assert.True(IRegexp.TryCompile("^.([^a])(b)?$", anchored: false, captures: true, out var regex, out _));
        var match = regex.Match("😀😀");
        Assert.Equal("😀", match.Groups[1].Value);
        Assert.False(match.Groups[2].Success);
    }
}
