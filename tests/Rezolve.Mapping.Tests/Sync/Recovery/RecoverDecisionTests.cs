using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Recovery;

/// <summary>How a create is made good whose outcome nobody knows (C16, C29, K4, K5, K6).</summary>
public sealed class RecoverDecisionTests
{
    private static readonly DateTimeOffset First = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory] // Sent at 0 s, arrives until 30 s, is seen until 90 s.
    [InlineData(RecoverMethod.Lookup, 0, "wait 30")]
    [InlineData(RecoverMethod.Lookup, 29, "wait 30")]
    [InlineData(RecoverMethod.Lookup, 30, "wait 90")]
    [InlineData(RecoverMethod.Lookup, 89, "wait 90")]
    [InlineData(RecoverMethod.Lookup, 90, "look")]
    [InlineData(RecoverMethod.Match, 89, "wait 90")]
    [InlineData(RecoverMethod.Match, 90, "look")]
    [InlineData(RecoverMethod.None, 0, "person")]
    [InlineData(RecoverMethod.None, 9000, "person")]
    internal void NobodyLooksBeforeTheLastAttemptCanBeSeen(RecoverMethod method, int seconds, string step) => Assert.Equal(step, Of(Situation(method, seconds)));

    [Theory] // The key serves for 600 s; a request takes up to 30 s.
    [InlineData(0, 0, "wait 30")]
    [InlineData(0, 30, "resend")]
    [InlineData(0, 569, "resend")]
    [InlineData(0, 570, "look")]
    [InlineData(540, 569, "wait 570")]
    [InlineData(540, 570, "wait 630")]
    [InlineData(540, 630, "look")]
    public void AKeyServesFromTheFirstAttemptAndOnlyWhileAResendArrivesInside(int lastSeconds, int seconds, string step)
    {
        var known = Situation(RecoverMethod.Key, seconds) with { Facts = new RecoverFacts(RecoverMethod.Key, TimeSpan.FromSeconds(60)) { KeyServes = TimeSpan.FromSeconds(600) } };
        Assert.Equal(step, Of(known with { Intent = known.Intent with { LastSentAt = First.AddSeconds(lastSeconds) } }));
    }

    [Fact]
    public void AKeyThatServesForEverIsSentAgainAsSoonAsTheLastAttemptHasArrived() => Assert.Equal("resend", Of(Situation(RecoverMethod.Key, 86_400)));

    [Theory]
    [InlineData(CreateState.Planned, RecoverMethod.None, "resend")]
    [InlineData(CreateState.Planned, RecoverMethod.Match, "resend")]
    [InlineData(CreateState.Held, RecoverMethod.Key, "person")]
    internal void WhatWasCertainlyNotMadeIsSentAndWhatIsHeldIsAPersons(CreateState state, RecoverMethod method, string step)
    {
        var known = Situation(method, 0);
        Assert.Equal(step, Of(known with { Intent = known.Intent with { State = state } }));
    }

    [Fact]
    public void WithoutTheTimeOfAnAttemptNobodyCanTell()
    {
        var known = Situation(RecoverMethod.Lookup, 0);
        Assert.Equal("person", Of(known with { Intent = known.Intent with { LastSentAt = null } }));
    }

    [Fact]
    public void NothingThatBearsTheKeyIsSentAgain() => Assert.Equal("resend", Of(Looked(RecoverMethod.Lookup)));

    [Fact]
    public void OfSeveralThatBearOneKeyTheOldestIsOursAndTheOthersAreClones() =>
        Assert.Equal("adopt 7", Of(Looked(RecoverMethod.Lookup, Ticket("7", 5), Ticket("8", 9))));

    [Fact]
    public void I12_OneThatBelongsToAnotherTicketIsNeverLinkedTwice() =>
        Assert.Equal("person", Of(Looked(RecoverMethod.Lookup, Ticket("7", 5), Ticket("8", 9)) with { Linked = new HashSet<string> { "7" } }));

    [Fact]
    public void NothingThatSaysTheSameIsSentAgain() => Assert.Equal("resend", Of(Looked(RecoverMethod.Match)));

    [Fact]
    public void ExactlyOneThatSaysTheSameIsOurs() => Assert.Equal("adopt 7", Of(Looked(RecoverMethod.Match, Ticket("7", 5))));

    [Fact]
    public void SeveralThatSayTheSameAreForAPerson() => Assert.Equal("person", Of(Looked(RecoverMethod.Match, Ticket("7", 5), Ticket("8", 5))));

    [Fact]
    public void OneThatWasEditedMeanwhileIsForAPerson() => Assert.Equal("person", Of(Looked(RecoverMethod.Match, Ticket("7", 5, "edited"))));

    [Theory]
    [InlineData(-1, "adopt 7")] // within the resolution of the clock
    [InlineData(-2, "resend")]
    public void WhatWasMadeBeforeTheFirstAttemptIsNotOurs(int seconds, string step) => Assert.Equal(step, Of(Looked(RecoverMethod.Match, Ticket("7", seconds))));

    [Theory] // It arrives until 30 s.
    [InlineData(31, "adopt 7")]
    [InlineData(32, "resend")]
    public void WhatWasMadeAfterTheLastAttemptCouldArriveIsNotOurs(int seconds, string step) => Assert.Equal(step, Of(Looked(RecoverMethod.Match, Ticket("7", seconds))));

    [Theory]
    [InlineData(-62, "resend")]
    [InlineData(-61, "adopt 7")]
    [InlineData(91, "adopt 7")]
    [InlineData(92, "resend")]
    public void TheWindowCountsFromTheFirstAttemptAndFromTheLast(int seconds, string step)
    {
        var known = Looked(RecoverMethod.Match, Ticket("7", seconds));
        Assert.Equal(step, Of(known with { Facts = known.Facts with { Window = TimeSpan.FromSeconds(60) } }));
    }

    [Fact]
    public void WhatDiffersOnlyInWhatTheConnectorPassesOverSaysTheSame()
    {
        var known = Looked(RecoverMethod.Match, Ticket("7", 5, "MOUSE"));
        Assert.Equal("person", Of(known));
        Assert.Equal("adopt 7", Of(known with { AreSame = (_, left, right) => left.Text.Equals(right.Text, StringComparison.OrdinalIgnoreCase) }));
    }

    [Theory]
    [InlineData(-61, "adopt 7")]
    [InlineData(61, "adopt 7")]
    public void TheSystemsClockMayBeAheadOrBehind(int seconds, string step) => Assert.Equal(step, Of(Looked(
        RecoverMethod.Match, Ticket("7", 5 + seconds) with { ReadAt = First.AddSeconds(90 + seconds) })));

    [Fact]
    public void WhatIsLinkedAnswersNoOtherCreate() =>
        Assert.Equal("adopt 8", Of(Looked(RecoverMethod.Match, Ticket("7", 5), Ticket("8", 5)) with { Linked = new HashSet<string> { "7" } }));

    [Theory]
    [InlineData(false, "resend")]
    [InlineData(true, "adopt 7")]
    [InlineData(null, "adopt 7")]
    public void WhatAnotherAccountMadeIsNotOurs(bool? isOurs, string step) =>
        Assert.Equal(step, Of(Looked(RecoverMethod.Match, Ticket("7", 5)) with { IsOurs = _ => isOurs }));

    [Fact]
    public void OneWithoutTheTimeOfItsMakingIsForAPerson() =>
        Assert.Equal("person", Of(Looked(RecoverMethod.Match, Ticket("7", 5) with { CreatedAt = null })));

    [Fact]
    public void WhereNothingCanBeComparedAPersonDecides()
    {
        var known = Looked(RecoverMethod.Match, Ticket("7", 5));
        Assert.Equal("person", Of(known with { Facts = known.Facts with { By = ["priority"] } }));
    }

    private static RecoverSituation Looked(RecoverMethod method, params SystemTicket[] found) => Situation(method, 90) is var known
        ? known with { Found = [.. found.Select(ticket => ticket.ReadAt == First ? ticket with { ReadAt = known.Now } : ticket)] }
        : null!;

    private static RecoverSituation Situation(RecoverMethod method, int seconds) => new()
    {
        Intent = new CreateIntent
        {
            Connection = "desk",
            Ticket = "t",
            Entity = "ticket",
            IntentKey = "k",
            Members = new Dictionary<string, IntendedPair> { ["subject"] = new(Value.Of("Mouse"), Value.Of("mouse")), ["priority"] = new(Value.Of(1), Value.Undefined) },
            State = CreateState.Unknown,
            FirstSentAt = First,
            LastSentAt = First,
            Attempts = 1,
        },
        Facts = new RecoverFacts(method, TimeSpan.FromSeconds(60)) { By = ["subject"] },
        Now = First.AddSeconds(seconds),
        RequestTimeout = TimeSpan.FromSeconds(30),
        ReadLag = TimeSpan.FromSeconds(10),
    };

    private static SystemTicket Ticket(string key, int seconds, string subject = "mouse") => new()
    {
        Key = key,
        CreatedAt = First.AddSeconds(seconds),
        Fields = new Dictionary<string, Value> { ["subject"] = Value.Of(subject) },
        ReadAt = First.AddSeconds(90),
    };

    private static string Of(RecoverSituation known) => RecoverDecision.Of(known) switch
    {
        RecoverStep.Wait wait => $"wait {(int)(wait.Until - First).TotalSeconds}",
        RecoverStep.Look => "look",
        RecoverStep.Adopt adopt => $"adopt {adopt.Key}",
        RecoverStep.Resend => "resend",
        _ => "person",
    };
}
