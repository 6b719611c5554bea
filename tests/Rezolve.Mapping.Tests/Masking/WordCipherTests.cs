using Rezolve.Mapping.Masking;

namespace Rezolve.Mapping.Tests.Masking;

public sealed class WordCipherTests
{
    private readonly WordCipher _words = new("seed");

    [Theory]
    [InlineData("Carol Smith")]
    [InlineData("O'Neill-MÜLLER, Zoë (Ltd.)")]
    [InlineData("INC0010023 and 5b10ac8d82e05b22cc7d4ef5")]
    [InlineData("Call 123 at 10:30 🚀")]
    [InlineData("田中 さくら")]
    public void A_text_keeps_its_length_its_signs_its_capitals_and_its_digits(string text)
    {
        var other = _words.Words(text);
        Assert.NotEqual(text, other);
        Assert.Equal(text.Length, other.Length);
        Assert.All(text.Zip(other), pair =>
        {
            Assert.Equal(char.IsLetter(pair.First), char.IsLetter(pair.Second));
            Assert.Equal(char.IsUpper(pair.First), char.IsUpper(pair.Second));
            Assert.Equal(char.IsDigit(pair.First), char.IsDigit(pair.Second));
            if (!char.IsLetterOrDigit(pair.First))
                Assert.Equal(pair.First, pair.Second);
        });
    }

    [Fact]
    public void The_same_word_is_always_the_same_whatever_its_capitals()
    {
        var first = _words.Words("carol");
        Assert.Equal(first, _words.Words("carol"));
        Assert.Equal(first.ToUpperInvariant(), _words.Words("CAROL"));
        Assert.Equal($"({first}) {first}", _words.Words("(carol) carol"));
        Assert.Equal(first, new WordCipher("seed").Words("carol"));
        Assert.NotEqual(first, new WordCipher("other").Words("carol"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("42")]
    [InlineData("007")]
    [InlineData("10:30")]
    [InlineData("🚀 – !")]
    [InlineData("")]
    public void What_names_nobody_stays(string text) => Assert.Equal(text, _words.Words(text));

    [Fact]
    public void Different_words_get_different_ones()
    {
        var words = Enumerable.Range(0, 500).Select(number => $"w{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}").ToList();
        Assert.Equal(500, words.Select(_words.Words).Distinct().Count());
        Assert.Equal(1000, Enumerable.Range(1000, 1000).Select(number => _words.Words(number.ToString())).Distinct().Count());
    }

    [Theory]
    [InlineData("+36 1 555 0199")]
    [InlineData("5550199")]
    public void A_number_stays_a_number_of_the_same_length(string text)
    {
        var other = _words.Digits(text);
        Assert.NotEqual(text, other);
        Assert.Equal(text.Length, other.Length);
        Assert.Equal(text.Where(c => !char.IsDigit(c)), other.Where(c => !char.IsDigit(c)));
        Assert.DoesNotContain('0', other);
    }
}
