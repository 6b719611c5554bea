using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>Values that differ only in what a connector passes over (<c>normalize</c>) are the same wherever something is in doubt.</summary>
public sealed class PassedOverTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_write_in_doubt_is_ours_where_it_differs_only_in_what_the_connector_passes_over()
    {
        Loud();
        var (a, b) = await LinkedAsync();
        _office.B.After = _ => new WriteReport { Result = WriteResult.Unknown };
        _office.A.Edit(a, ("subject", Value.Of("arrived")));
        await _office.RoundAsync();
        _office.B.After = null;
        _office.A.Edit(a, ("subject", Value.Of("again")));
        await _office.SettleAsync();

        Assert.Equal(("again", "AGAIN"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Null((await _office.LinkAsync("b", b)).Intent);
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task What_may_be_a_create_in_doubt_is_not_taken_in_where_it_differs_only_in_what_the_connector_passes_over()
    {
        Loud();
        _office.Know("b", facts => facts with { Recover = RecoverFacts.None });
        _office.B.TellsMaking = false;
        await _office.SettleAsync();
        _office.B.After = _ => new WriteReport { Result = WriteResult.Unknown };
        _office.A.Add(("subject", Value.Of("printer")));
        await _office.SettleAsync();
        Assert.Equal("PRINTER", _office.B.Text(_office.Twin("b"), "subject"));
        _office.B.Edit(_office.Twin("b"), ("priority", Value.Null));
        await _office.SettleAsync();

        Assert.Single(await _office.TicketsAsync());
        var letter = Assert.Single(await _office.LettersAsync());
        Assert.Equal(FailureCodes.Of(FailureClass.Ambiguous), letter.Code);
    }

    // A system that says all in capitals, and a connector that passes over that.
    private void Loud()
    {
        static Value Quiet(Value value) => value.Kind == ValueKind.Text ? Value.Of(value.Text.ToLowerInvariant()) : value;
        _office.Know("b", facts => facts with { Fields = [.. facts.Fields.Select(field => field.Name == "subject" ? field with { Normal = Quiet } : field)] });
        _office.B.Rule = (field, value) => field == "subject" && value.Kind == ValueKind.Text ? Value.Of(value.Text.ToUpperInvariant()) : value;
    }

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
