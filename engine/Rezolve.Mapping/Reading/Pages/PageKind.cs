using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>A paginator: its own members, followed by the ones every paginator has.</summary>
internal abstract class PageKind : Kind<PagerProgram>
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<Member> Members => [.. OwnMembers, .. PageMembers.All];

    /// <summary>The members only this paginator has.</summary>
    protected abstract IReadOnlyList<Member> OwnMembers { get; }
}
