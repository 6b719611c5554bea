using Rezolve.Mapping.Cases.Playing;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>What came of a case, written as the expectation that it would meet.</summary>
internal static class Found
{
    /// <summary>Of a record that was mapped.</summary>
    public static Value Of(MappedRecord mapped)
    {
        var expect = new ValueObject();
        AddHolds(expect, mapped.Held, "hold");
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
        var expect = new ValueObject();
        if (outcome != "mapped")
            AddHolds(expect, held, outcome);
        if (outcome != "blocked")
            expect["requests"] = Value.Of([.. requests.Select(request => Value.Of(RequestText.Members(request, baseUrl)))]);
        return Value.Of(expect);
    }

    /// <summary>Of an exchange.</summary>
    /// <param name="outcome">It.</param>
    /// <param name="isFeed">It read a feed: that there are no records is said, too.</param>
    public static Value Of(ExchangeOutcome outcome, bool isFeed)
    {
        var expect = new ValueObject();
        if (outcome.Outcome != "fine")
            expect["outcome"] = Value.Of(outcome.Outcome);
        if (outcome.Message.Length > 0)
            expect["message"] = Value.Of(WithoutPlace(outcome.Message));
        if (outcome.Partial)
            expect["partial"] = Value.True;
        foreach (var (name, value) in outcome.Parts.Where(part => part.Name is not ("partial" or "key") && (!IsEmpty(part.Actual) || (isFeed && part.Name == "records"))))
            expect[name] = value;
        if (expect.Count == 0)
            expect["outcome"] = Value.Of(outcome.Outcome);
        return Value.Of(expect);
    }

    /// <summary>The same, saying no more than an expectation said before: members it did not look at stay out of it.</summary>
    public static Value Within(Value before, Value found)
    {
        var expect = new ValueObject();
        foreach (var (name, value) in found.Object)
        {
            if (name is "outcome" or "code" or "held" || !before[name].IsNothing)
                expect[name] = name == "message" && value.Text.Contains(before[name].Text, StringComparison.Ordinal) ? before[name] : value;
        }
        return Value.Of(expect);
    }

    // A message begins with the operation and its line in the manifest, which moves with every edit.
    private static string WithoutPlace(string message)
    {
        var end = message.IndexOf(") ", StringComparison.Ordinal);
        return end > 0 && message.IndexOf(" (", StringComparison.Ordinal) is > 0 and var start && start < end ? message[(end + 2)..] : message;
    }

    private static bool IsEmpty(in Value value) => value.IsNothing || (value.Kind == ValueKind.List && value.List.Count == 0);

    private static void AddHolds(ValueObject expect, IReadOnlyList<HeldField> held, string outcome)
    {
        if (held.Count == 0)
        {
            if (outcome == "blocked")
                expect["outcome"] = Value.Of(outcome);
            return;
        }
        expect["outcome"] = Value.Of(outcome);
        expect["code"] = Value.Of(held[0].Code.Text());
        expect["held"] = Value.Of([.. held.Select(one => Value.Of(one.Field))]);
    }
}
