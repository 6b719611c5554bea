using Rezolve.Mapping.Cases.Playing;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>What came of a case, written as the expectation that it would meet. All is said; <see cref="Brief"/> and <see cref="Within"/> choose.</summary>
internal static class Found
{
    /// <summary>Of a record that was mapped.</summary>
    public static Value Of(MappedRecord mapped)
    {
        var expect = Ending(mapped.Held.Count == 0 ? "mapped" : "hold", mapped.Held);
        if (!mapped.Canonical.IsNothing)
            expect["canonical"] = mapped.Canonical;
        return Value.Of(expect);
    }

    /// <summary>Of a write that was prepared.</summary>
    /// <param name="outcome">The word for it.</param>
    /// <param name="held">What was held.</param>
    /// <param name="requests">What would be sent.</param>
    /// <param name="baseUrl">What paths are relative to.</param>
    public static Value Of(string outcome, IReadOnlyList<HeldField> held, IReadOnlyList<SentRequest> requests, string baseUrl)
    {
        var expect = Ending(outcome, held);
        if (outcome != "blocked")
            expect["requests"] = Value.Of([.. requests.Select(request => Value.Of(RequestText.Members(request, baseUrl)))]);
        return Value.Of(expect);
    }

    /// <summary>Of an exchange.</summary>
    public static Value Of(ExchangeOutcome outcome)
    {
        var expect = Ending(outcome.Outcome, []);
        if (outcome.Records.SelectMany(record => record.Held).FirstOrDefault() is { } held)
            expect["code"] = Value.Of(held.Code.Text());
        if (outcome.Message.Length > 0)
            expect["message"] = Value.Of(WithoutPlace(outcome.Message));
        foreach (var (name, value) in outcome.Parts.Where(part => !part.Actual.IsNothing))
            expect[name] = value;
        return Value.Of(expect);
    }

    /// <summary>What a new case says of it: nothing that goes without saying.</summary>
    /// <param name="found">All of it.</param>
    /// <param name="isFeed">A feed was read: that there were no records is said, too.</param>
    public static Value Brief(Value found, bool isFeed)
    {
        var expect = new ValueObject();
        foreach (var (name, value) in found.Object)
        {
            var isUsual = name switch
            {
                "outcome" => IsUsual(value.Text),
                "partial" => !value.Boolean,
                "key" => found["records"] is { Kind: ValueKind.List } records && records.List.Count > 0,
                "records" => value.List.Count == 0 && !isFeed,
                "rows" or "missing" => value.List.Count == 0,
                _ => false,
            };
            if (!isUsual)
                expect[name] = value;
        }
        if (expect.Count == 0)
            expect["outcome"] = found["outcome"];
        return Value.Of(expect);
    }

    /// <summary>What a case says of it that had another expectation: members it did not look at stay out of it.</summary>
    public static Value Within(Value before, Value found)
    {
        if (before["outcome"] is { Kind: ValueKind.Text } outcome && outcome.Text != found["outcome"].Text)
            return Brief(found, isFeed: false);
        var expect = new ValueObject();
        foreach (var (name, value) in found.Object.Where(member => IsLookedAt(before, found, member.Key)))
            expect[name] = name is "message" or "refused" && IsPart(before[name], value) ? before[name] : value;
        return expect.Count == 0 ? Brief(found, isFeed: false) : Value.Of(expect);
    }

    // Of what is said a part is enough; that a delivery is refused may be said without a reason.
    private static bool IsPart(in Value part, in Value whole) =>
        part.Kind == ValueKind.Boolean ? part.Boolean : part.Kind == ValueKind.Text && whole.Text.Contains(part.Text, StringComparison.Ordinal);

    private static bool IsLookedAt(Value before, Value found, string name) => !before[name].IsNothing || name switch
    {
        "outcome" => !IsUsual(found[name].Text),
        "code" or "held" => !IsUsual(found["outcome"].Text) && before["code"].IsNothing && before["held"].IsNothing,
        _ => false,
    };

    private static bool IsUsual(string outcome) => outcome is "mapped" or "fine";

    private static ValueObject Ending(string outcome, IReadOnlyList<HeldField> held)
    {
        var expect = new ValueObject { ["outcome"] = Value.Of(outcome) };
        if (held.Count > 0)
        {
            expect["code"] = Value.Of(held[0].Code.Text());
            expect["held"] = Value.Of([.. held.Select(one => Value.Of(one.Field))]);
        }
        return expect;
    }

    // A message begins with the operation and its line in the manifest, which moves with every edit.
    private static string WithoutPlace(string message)
    {
        var end = message.IndexOf(") ", StringComparison.Ordinal);
        return end > 0 && message.IndexOf(" (", StringComparison.Ordinal) is > 0 and var start && start < end ? message[(end + 2)..] : message;
    }
}
