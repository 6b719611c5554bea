using CsCheck;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Templates;
using Rezolve.Mapping.Tests.Expressions.Oracle;

namespace Rezolve.Mapping.Tests.Expressions;

/// <summary>Whatever is written, compiling gives a program or faults with a place, and evaluating gives a value: never an exception.</summary>
public sealed class MutationTests
{
    private const string Letters = "abrecodkyn019.,;:'\"`$#@!?&|<>=+-*/%^~()[]{}\\ \n\té😀\u2028\0";

    private static readonly string[] Seeds =
    [
        "record.a?.b['c d'][0] ?? `x ${now} y`", "{ a, b: 1, ...record.c, ['cf_' + key]: value }", "scripts.band(number(record.Priority)) === 5 ? -1 : !value",
        "extract(record.url, '/attachment/([0-9]+)$')", "formatInstant(cursor.since, 'yyyy-MM-dd HH:mm:ss', 'Europe/Berlin')",
        "find(record.parts, 'ContentType', 'text/html') ?? [...added, 1e3 % 7]", "fromEpochSeconds(number(record.reset)) < plus(now, 'PT1M')",
    ];

    [Fact]
    public void AMutatedSourceNeverThrows()
    {
        var random = new PCG(2, 42);
        for (var i = 0; i < 3_000; i++)
            Try(Mutate(random, Seeds[random.Next((uint)Seeds.Length)]));
    }

    [Fact]
    public void AMutatedExpressionOfTheSubsetNeverThrows()
    {
        var random = new PCG(3, 42);
        var sources = ExpressionGen.Expressions(2);
        for (var i = 0; i < 800; i++)
            Try(Mutate(random, sources.Generate(random, null, out _).Replace("§", "", StringComparison.Ordinal).Replace("¤", "", StringComparison.Ordinal)));
    }

    private static void Try(string source)
    {
        var faults = new List<ExpressionFault>();
        if (ExpressionCompiler.Compile(source, Slot.Rules, faults) is { } program)
            _ = program.Evaluate(Slot.Scope("""{"a":{"b":[1]},"parts":[{}],"reset":"9"}""", "[1]")).ToString();
        else
            Slot.Faults(source);
        var parts = TemplateSplitter.Split("{{" + source + "}}" + source, faults);
        Assert.All(parts, part => Assert.InRange(part.Offset + part.Text.Length, 0, (2 * source.Length) + 4));
    }

    private static string Mutate(PCG random, string source)
    {
        var letters = source.ToList();
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            var at = (int)random.Next((uint)letters.Count + 1);
            var letter = Letters[(int)random.Next((uint)Letters.Length)];
            switch (random.Next(4))
            {
                case 0: letters.Insert(at, letter); break;
                case 1 when at < letters.Count: letters[at] = letter; break;
                case 2 when at < letters.Count: letters.RemoveAt(at); break;
                default: letters.InsertRange(at, letters.Take(Math.Min(at, 12)).ToArray()); break;
            }
        }
        return new string(letters.ToArray());
    }
}
