using CsCheck;
using Rezolve.Mapping.Automation;
using Rezolve.Mapping.Programs.Automations;

namespace Rezolve.Mapping.Tests.Automation;

/// <summary>How often rules may act on one ticket.</summary>
public sealed class FiringsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly AutomationLimits Limits = new(3, 2, TimeSpan.FromMinutes(10));

    [Fact]
    public void What_is_older_than_the_span_counts_no_more()
    {
        var twice = Firings.None.Acted(Limits, Start).Acted(Limits, Start.AddMinutes(5));

        Assert.Equal((false, false, true), (twice.MayAct(Limits, Start.AddMinutes(5)), twice.MayAct(Limits, Start.AddMinutes(9)), twice.MayAct(Limits, Start.AddMinutes(10))));
        Assert.Equal(2, twice.Acted(Limits, Start.AddMinutes(10)).At.Count);
    }

    [Fact]
    public void That_a_rule_was_kept_from_acting_is_told_once_in_a_span_and_counted_each_time()
    {
        var (after, told) = new List<bool>().Aggregate((Firings.None, false), (now, _) => now);
        var tellings = new List<bool>();
        foreach (var minute in (int[])[0, 1, 9, 10, 11])
        {
            (after, told) = after.Kept(Limits, Start.AddMinutes(minute));
            tellings.Add(told);
        }
        Assert.Equal([true, false, false, true, false], tellings);
        Assert.Equal(5, after.Stopped);
    }

    [Fact]
    public void Law_In_no_span_do_more_rules_act_than_may() =>
        Gen.Select(Gen.Int[0, 240].Array[0, 80], Gen.Int[1, 5], Gen.Int[1, 60]).Sample((seconds, most, span) =>
        {
            var limits = new AutomationLimits(3, most, TimeSpan.FromSeconds(span));
            var (firings, acted) = (Firings.None, new List<DateTimeOffset>());
            foreach (var now in seconds.Order().Select(second => Start.AddSeconds(second)))
            {
                if (firings.MayAct(limits, now))
                {
                    firings = firings.Acted(limits, now);
                    acted.Add(now);
                }
                else
                    (firings, _) = firings.Kept(limits, now);
            }
            Assert.All(acted, from => Assert.InRange(acted.Count(at => at >= from && at - from < limits.Within), 1, most));
            Assert.Equal(seconds.Length, acted.Count + firings.Stopped);
            Assert.True(firings.At.Count <= most);
        }, iter: 300);
}
