using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Operations;

/// <summary>How an operation pages: what <c>page</c> is for the next request. Pure; the loop guard and the limits belong to Reading.</summary>
internal abstract record PagerProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>Records asked for per page; null where the request fixes it.</summary>
    public long? Size { get; init; }

    /// <summary>True means that this was the last page.</summary>
    public ValueSlot? Until { get; init; }

    /// <summary>How many pages a run may have.</summary>
    public required long MaxPages { get; init; }

    /// <summary>After so many records a new query from the mark; null where paging just goes on.</summary>
    public long? RestartAfter { get; init; }

    /// <summary>Pages are counted (by number or offset), so that rows shift when the order moves while it is read.</summary>
    public virtual bool PagesByNumber => false;

    /// <summary>What <c>page</c> is for the first request.</summary>
    public abstract PageTurn First();

    /// <summary>What comes after a page.</summary>
    /// <param name="turn">The turn that was answered.</param>
    /// <param name="answer">Sees the answer: <c>response</c>, <c>headers</c>, <c>status</c>, <c>count</c>, <c>last</c>.</param>
    /// <param name="count">Records on the page.</param>
    /// <param name="received">Records so far, this page included.</param>
    public abstract PageTurn Next(PageTurn turn, Scope answer, int count, long received);
}

/// <summary>One turn of paging.</summary>
/// <param name="Page">The value of <c>page</c> {number, offset, size, cursor}; undefined where paging has ended.</param>
/// <param name="Url">A whole address to use instead of the operation's (next URL); checked against the hosts.</param>
/// <param name="Fault">Why paging cannot go on; null where it can or has ended.</param>
internal sealed record PageTurn(Value Page, string? Url = null, string? Fault = null)
{
    /// <summary>There is no further page.</summary>
    public static PageTurn End { get; } = new(Value.Undefined);

    /// <summary>Paging ends, without or with a fault.</summary>
    public bool IsEnd => Page.Kind == ValueKind.Undefined;
}
