using CsCheck;
using Rezolve.Mapping.Masking;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Masking;

/// <summary>Nothing personal outlives its replacement, wherever in a record it stands; and what was the same stays the same.</summary>
public sealed class SurvivorTests
{
    private static readonly string[] Words = ["Carol", "Schmidt", "Özgür", "Łukasz", "Nguyen", "O'Brien", "Zoë", "Kowalski", "budapest", "payroll", "salary", "passport"];

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(at => Words[at]);

    private static readonly Gen<string> Name = Gen.Select(Word, Word, (first, last) => $"{first} {last}");

    private static readonly Gen<string> Text = Gen.Select(Gen.Int[0, 6], Word, Word, Gen.Int[1000, 99_999_999], (form, one, other, number) => form switch
    {
        0 => $"{one} about {other} ({number})",
        1 => $"<p class=\"note\">{one} &amp; <a href=\"https://{other.ToLowerInvariant()}.example.org/{one}?id={number}\">{other}</a></p>",
        2 => $"{one}.{other}@corp-{other.ToLowerInvariant()}.com".Replace("'", ""),
        3 => $"https://wiki.{one.ToLowerInvariant()}.net/people/{other}/{number}".Replace("'", ""),
        4 => $"+36 {number % 90 + 10} {number % 900 + 100} {number % 9000 + 1000}",
        5 => $"\"{one}\" <{other}>: {one.ToUpperInvariant()}\n\n> {other.ToLowerInvariant()} wrote",
        _ => $"{one}_{other}-{number}",
    });

    [Fact]
    public void No_word_of_a_record_survives() => Gen.Select(Name, Text.Array[1, 6]).Sample((name, texts) =>
    {
        var names = new Pseudonyms("seed", text => text);
        names.Learn(name, isName: true);
        var record = new ValueObject { ["id"] = Value.Of(7), ["at"] = Value.Of("2026-05-01T10:00:00Z"), ["who"] = Value.Of(name), [name] = Value.Of([.. texts.Select(Value.Of)]) };
        var made = ValueJson.ToText(names.Of(Value.Of(record), Replacing.Unknown));
        Assert.All(Words.SelectMany(word => word.Split('\'')).Where(word => word.Length > 2), word => Assert.DoesNotContain(word, made, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("\"at\":\"2026-05-01T10:00:00Z\"", made.Replace(names.Of("at", Replacing.Unknown), "at"));
        Assert.Equal(made, ValueJson.ToText(names.Of(Value.Of(record), Replacing.Unknown)));
    });

    [Fact]
    public void A_name_that_is_known_does_not_survive_in_a_message() => Gen.Select(Name, Word).Sample((name, other) =>
    {
        var names = new Pseudonyms("seed", text => text);
        names.Learn(name, isName: true);
        var made = names.Of($"Ticket 7: {name} may not; ask {name.Split(' ')[0]} or {name.Split(' ')[1].ToUpperInvariant()}, not X{other}X.", Replacing.Known);
        Assert.All(name.Split(' '), part => Assert.DoesNotMatch($@"(?i)\b{part}\b", made));
        Assert.StartsWith("Ticket 7: ", made);
        Assert.EndsWith($", not X{other}X.", made);
    });
}
