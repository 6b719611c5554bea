using CsCheck;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Tests.Workflow;

/// <summary>Which steps the hub's workflow has, for whom, and until when.</summary>
public sealed class HubWorkflowTests
{
    private static readonly string[] Words = ["new", "open", "onHold", "resolved", "closed"];

    private static readonly HubWorkflow Flow = new()
    {
        Statuses = Words.ToHashSet(),
        Steps =
        [
            new("new", "open"),
            new("open", "resolved") { Requires = ["resolution.code"] },
            new("onHold", "resolved") { Roles = ["leads"] },
            new("resolved", "open") { Within = TimeSpan.FromDays(7) },
            new("resolved", "closed"),
            new("closed", "open"),
        ],
        Roles = new Dictionary<string, IReadOnlySet<string>> { ["leads"] = new HashSet<string> { "itsm" } },
        ReopenWithin = TimeSpan.FromDays(30),
    };

    [Theory]
    [InlineData(null, "closed", "desk", 0, "", null)]
    [InlineData("open", "open", "desk", 99, "", null)]
    [InlineData("new", "open", "desk", 99, "", null)]
    [InlineData("open", "resolved", "desk", 0, "resolution.code", null)]
    [InlineData("onHold", "resolved", "itsm", 0, "", null)]
    [InlineData("resolved", "open", "desk", 7, "", null)]
    [InlineData("resolved", "closed", "desk", 99, "", null)]
    [InlineData("closed", "open", "desk", 30, "", null)]
    [InlineData(null, "pending", "desk", 0, "", "NoStatus status: 'pending' is none of the hub's statuses, which are new, open, onHold, resolved, closed: let the workflow have it, or name the side that holds")]
    [InlineData("new", "closed", "desk", 0, "", "NoStep status: no step of the hub's leads from 'new' to 'closed', but to open: let the workflow have it, or name the side that holds")]
    [InlineData("new", "resolved", "desk", 0, "resolution.code", "NoStep status: no step of the hub's leads from 'new' to 'resolved', but to open: let the workflow have it, or name the side that holds")]
    [InlineData("open", "resolved", "desk", 0, "subject", "Missing resolution.code: the hub's step from 'open' to 'resolved' needs resolution.code: fill it, or name the side that holds")]
    [InlineData("onHold", "resolved", "desk", 0, "", "Role status: the hub's step from 'onHold' to 'resolved' is for leads, which desk is not: let the workflow have it, or name the side that holds")]
    [InlineData("resolved", "open", "desk", 8, "", "Late status: what has been 'resolved' for longer than 7 days does not become 'open' any more: let the workflow have it, or name the side that holds")]
    [InlineData("closed", "open", "desk", 31, "", "Late status: what has been 'closed' for longer than 30 days does not become 'open' any more: let the workflow have it, or name the side that holds")]
    public void A_step_is_allowed_or_it_is_said_why_not(string? from, string to, string who, int days, string filled, string? objection) =>
        Assert.Equal(objection, Told(Flow.Judge(new StepQuestion(from, to, who, TimeSpan.FromDays(days), filled.Split(' ').Contains))));

    [Fact]
    public void Where_no_steps_are_told_every_one_is_allowed_but_opening_again_too_late()
    {
        var flow = Flow with { Steps = null };

        Assert.Null(flow.Judge(Ask("new", "closed", 99)));
        Assert.Null(flow.Judge(Ask("resolved", "closed", 99)));
        Assert.Null(flow.Judge(Ask("closed", "onHold", 30)));
        Assert.Equal(StepObstacle.Late, flow.Judge(Ask("closed", "onHold", 31))?.Reason);
    }

    [Fact]
    public void What_comes_in_may_be_several_steps_where_the_operator_says_so()
    {
        var flow = Flow with { Skips = true };

        Assert.Null(flow.Judge(Ask("new", "closed", 0, "resolution.code")));
        Assert.Equal(("Missing", "resolution.code"), (flow.Judge(Ask("new", "closed", 0)) is { } missing ? ($"{missing.Reason}", missing.Field) : default));
        Assert.Equal(StepObstacle.NoStep, flow.Judge(Ask("new", "onHold", 0, "resolution.code"))?.Reason);
    }

    [Fact]
    public void A_length_of_time_is_told_in_the_largest_unit_that_fits()
    {
        string Late(TimeSpan within) => (Flow with { Steps = null, ReopenWithin = within }).Judge(Ask("closed", "open", 99))!.Text;

        Assert.Contains("longer than 1 day does", Late(TimeSpan.FromDays(1)), StringComparison.Ordinal);
        Assert.Contains("longer than 36 hours does", Late(TimeSpan.FromHours(36)), StringComparison.Ordinal);
        Assert.Contains("longer than 90 minutes does", Late(TimeSpan.FromMinutes(90)), StringComparison.Ordinal);
        Assert.Contains("longer than 61 seconds does", Late(TimeSpan.FromSeconds(61)), StringComparison.Ordinal);
    }

    [Fact]
    public void Law_What_is_allowed_stays_so_with_more_steps_more_fields_less_time_and_skips() =>
        Gen.Select(Flows, Questions).Sample((flow, question) =>
        {
            if (flow.Judge(question) is not null)
                return;
            Assert.Null((flow with { Skips = true }).Judge(question));
            Assert.Null((flow with { Steps = flow.Steps is { } steps ? [.. steps, new WorkflowStep("new", "closed")] : null }).Judge(question));
            Assert.Null(flow.Judge(question with { IsFilled = _ => true }));
            Assert.Null(flow.Judge(question with { HeldFor = question.HeldFor / 2 }));
            Assert.Null((flow with { Steps = null }).Judge(question));
        }, iter: 400);

    [Fact]
    public void Law_Without_skips_a_step_is_allowed_just_where_one_is_told_that_is_open() =>
        Gen.Select(Flows, Questions).Sample((flow, question) =>
        {
            var isStill = question.From is null || question.From == question.To;
            var isTold = flow.Steps?.Any(step => step.From == question.From && step.To == question.To && flow.Has(question.Who, step.Roles)
                && !(question.HeldFor > step.Within) && step.Requires.All(question.IsFilled)) ?? true;
            var isLate = question.HeldFor > flow.ReopenWithin && question.From is "resolved" or "closed" && question.To is not ("resolved" or "closed") && question.HeldFor > flow.ReopenWithin;
            Assert.Equal(flow.Statuses.Contains(question.To) && (isStill || (isTold && !isLate)), flow.Judge(question) is null);
        }, iter: 400);

    private static Gen<HubWorkflow> Flows => Gen.Select(Gen.Bool, Step.Array[0, 8], Gen.Int[0, 20], Gen.Int[2, 5], (all, steps, days, statuses) => Flow with
    {
        Statuses = Words.Take(statuses).ToHashSet(),
        Steps = all ? null : steps,
        ReopenWithin = days == 0 ? null : TimeSpan.FromDays(days),
    });

    private static Gen<WorkflowStep> Step => Gen.Select(Pick(Words), Pick(Words), Gen.Int[0, 3], Gen.Int[0, 10]).Where((from, to, _, _) => from != to).Select((from, to, needs, days) =>
        new WorkflowStep(from, to) { Requires = needs == 1 ? ["f"] : [], Roles = needs == 2 ? ["leads"] : [], Within = days == 0 ? null : TimeSpan.FromDays(days) });

    private static Gen<StepQuestion> Questions => Gen.Select(Pick<string?>(null, "new", "open", "onHold", "resolved", "closed"), Pick(Words), Pick("desk", "itsm"), Gen.Int[0, 30], Gen.Bool)
        .Select((from, to, who, days, filled) => new StepQuestion(from, to, who, TimeSpan.FromDays(days), _ => filled));

    private static StepQuestion Ask(string from, string to, int days, string filled = "") => new(from, to, "desk", TimeSpan.FromDays(days), filled.Split(' ').Contains);

    private static string? Told(StepObjection? objection) => objection is null ? null : $"{objection.Reason} {objection.Field}: {objection.Text}";

    private static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(at => of[at]);
}
