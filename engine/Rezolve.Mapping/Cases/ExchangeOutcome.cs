using Rezolve.Mapping.Cases.Runs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>What came of an exchange.</summary>
/// <param name="Outcome">The word for it.</param>
/// <param name="Message">What was said.</param>
internal sealed record ExchangeOutcome(string Outcome, string Message)
{
    /// <summary>All is well.</summary>
    public static ExchangeOutcome Fine { get; } = new("fine", "");

    /// <summary>Whether the connector can do at all what was asked.</summary>
    public bool IsPossible { get; private init; } = true;

    /// <summary>The rest of a refused request took effect.</summary>
    public bool Partial { get; init; }

    /// <summary>The records, mapped.</summary>
    public IReadOnlyList<MappedRecord> Records { get; init; } = [];

    /// <summary>The keys that were named and are not there.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The rows of a catalogue.</summary>
    public IReadOnlyList<Value> Rows { get; init; } = [];

    /// <summary>What came of each of several writes, in order: the word for it, and what was said.</summary>
    public IReadOnlyList<(string Outcome, string Message)> Results { get; init; } = [];

    /// <summary>The text of a file that was downloaded.</summary>
    public Value Content { get; init; }

    /// <summary>What its bytes are, as the answer says.</summary>
    public Value MediaType { get; init; }

    /// <summary>The name that the answer gives it.</summary>
    public Value FileName { get; init; }

    /// <summary>Where the feed ended.</summary>
    public CursorMark? Mark { get; init; }

    /// <summary>What the system calls what was made there, where that is no record.</summary>
    public string? Key { get; init; }

    /// <summary>The secret that it gave.</summary>
    public string? Secret { get; init; }

    /// <summary>What there is to compare, by the names that expectations give it.</summary>
    public IReadOnlyList<(string Name, Value Actual)> Parts =>
    [
        ("records", Value.Of([.. Records.Select(record => record.Canonical)])),
        ("partial", Value.Of(Partial)),
        ("rows", Value.Of(Rows)),
        ("missing", Value.Of([.. Missing.Select(key => Value.Of(key))])),
        ("mark", Mark?.ToValue() ?? Value.Undefined),
        ("content", Content),
        ("mediaType", MediaType),
        ("fileName", FileName),
        ("key", Records is [.., var last] ? last.Canonical["key"] : Text(Key)),
        ("secret", Text(Secret)),
    ];

    /// <summary>The connector cannot do what the case asks.</summary>
    public static ExchangeOutcome Impossible(string why) => new("impossible", why) { IsPossible = false };

    /// <summary>Reading ended early.</summary>
    public static ExchangeOutcome Of(ReadFault fault) => new(ExchangeRun.Word(fault.Action), fault.Message);

    /// <summary>With a page of a feed.</summary>
    public ExchangeOutcome With(FeedPage page, IReadOnlyList<MappedRecord> records) =>
        (page.Fault is { } fault ? this with { Outcome = Of(fault).Outcome, Message = fault.Message } : this) with
        {
            Records = [.. Records, .. records],
            Missing = [.. Missing, .. page.Missing],
            Mark = page.Mark ?? Mark,
        };

    /// <summary>With records.</summary>
    public ExchangeOutcome With(IReadOnlyList<MappedRecord> records) => this with { Records = [.. Records, .. records] };

    /// <summary>Every difference from what a case expects.</summary>
    public IEnumerable<CaseDifference> Compare(Value expect)
    {
        var wanted = expect["outcome"].IsNothing ? "fine" : expect["outcome"].Text;
        if (wanted != Outcome)
            yield return new CaseDifference("/expect/outcome", wanted, Message.Length == 0 ? Outcome : $"{Outcome} ({Message})");
        if (!expect["message"].IsNothing && !Message.Contains(expect["message"].Text, StringComparison.Ordinal))
            yield return new CaseDifference("/expect/message", expect["message"].ToString(), $"\"{Message}\"");
        if (!expect["code"].IsNothing && Records.SelectMany(record => record.Held).All(held => held.Code.Text() != expect["code"].Text))
            yield return new CaseDifference("/expect/code", expect["code"].Text, string.Join("; ", Records.SelectMany(record => record.Held).Select(held => $"{held.Field} {held.Code.Text()}")));
        foreach (var difference in Parts.Where(part => !expect[part.Name].IsNothing).SelectMany(part => Comparison.Of($"/expect/{part.Name}", expect[part.Name], part.Actual)))
            yield return difference;
        foreach (var difference in OfResults(expect["results"]))
            yield return difference;
    }

    private static Value Text(string? text) => text is null ? Value.Undefined : Value.Of(text);

    private IEnumerable<CaseDifference> OfResults(Value expected)
    {
        if (expected.Kind != ValueKind.List)
            yield break;
        if (expected.List.Count != Results.Count)
            yield return new CaseDifference("/expect/results", $"{expected.List.Count} results", $"{Results.Count} results");
        for (var at = 0; at < Math.Min(expected.List.Count, Results.Count); at++)
        {
            var (wanted, (outcome, message)) = (expected.List[at], Results[at]);
            if (wanted["outcome"] is { Kind: ValueKind.Text } word && word.Text != outcome)
                yield return new CaseDifference($"/expect/results/{at}/outcome", word.Text, message.Length == 0 ? outcome : $"{outcome} ({message})");
            if (wanted["message"] is { Kind: ValueKind.Text } said && !message.Contains(said.Text, StringComparison.Ordinal))
                yield return new CaseDifference($"/expect/results/{at}/message", $"\"{said.Text}\"", $"\"{message}\"");
        }
    }
}
