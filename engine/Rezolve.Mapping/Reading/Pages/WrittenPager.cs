using System.Diagnostics.CodeAnalysis;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>A paginator as it was written: reads the common members, and asks <c>until</c> before anything else.</summary>
internal abstract record WrittenPager : PagerProgram
{
    /// <summary>Reads the members every paginator has.</summary>
    [SetsRequiredMembers]
    protected WrittenPager(CompiledMembers members)
    {
        Place = members.Place;
        Size = members.Whole(PageMembers.Size);
        Until = members.Value(PageMembers.Until);
        MaxPages = members.Whole(PageMembers.MaxPages) ?? long.MaxValue;
        RestartAfter = members.Whole(PageMembers.RestartAfter);
    }

    /// <inheritdoc/>
    public sealed override PageTurn First() => Turn(Begin());

    /// <inheritdoc/>
    public sealed override PageTurn Next(PageTurn turn, Scope answer, int count, long received)
    {
        var last = Until?.Evaluate(answer) ?? Value.Undefined;
        return last.Kind switch
        {
            ValueKind.Boolean when last.Boolean => PageTurn.End,
            ValueKind.Boolean or ValueKind.Undefined or ValueKind.Null => After(turn, answer, count, received),
            ValueKind.Fault => Broken($"`until` cannot be evaluated: {last.Text}"),
            _ => Broken($"`until` gave {BriefText.Of(last)} where true or false is due; compare: {{{{ x === true }}}}"),
        };
    }

    /// <summary>The members of <c>page</c> for the first request, besides <c>size</c>.</summary>
    protected abstract ValueObject Begin();

    /// <summary>What comes after a page that <c>until</c> did not call the last.</summary>
    protected abstract PageTurn After(PageTurn turn, Scope answer, int count, long received);

    /// <summary>A turn with these members of <c>page</c>, and with <c>size</c> where one was written.</summary>
    protected PageTurn Turn(ValueObject page, string? url = null)
    {
        if (Size is { } size)
            page[PageMembers.Size] = Value.Of(size);
        return new PageTurn(Value.Of(page), url);
    }

    /// <summary>Paging cannot go on.</summary>
    protected static PageTurn Broken(string why) => new(Value.Undefined, Fault: why);
}
