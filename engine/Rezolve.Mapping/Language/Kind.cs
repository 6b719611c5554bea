namespace Rezolve.Mapping.Language;

/// <summary>
/// One member of a tagged family (an auth, a paginator, a cursor, a conversion): its name, its members, its examples and its code
/// stand in one file, and it is registered in one list.
/// </summary>
internal abstract class Kind
{
    /// <summary>The word in <c>type</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, in one or two sentences.</summary>
    public abstract string Summary { get; }

    /// <summary>Its members besides <c>type</c>.</summary>
    public abstract IReadOnlyList<Member> Members { get; }

    /// <summary>Examples that the tests execute.</summary>
    public abstract IReadOnlyList<KindExample> Examples { get; }

    /// <summary>Groups of members of which exactly one must be there.</summary>
    public virtual IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf => [];
}

/// <summary>A kind whose compiled members make a <typeparamref name="TProgram"/>.</summary>
internal abstract class Kind<TProgram> : Kind
{
    /// <summary>Makes the program from members that were checked and compiled. Pure.</summary>
    public abstract TProgram Create(CompiledMembers members);
}

/// <summary>An executed example of a kind; how input and outcome are read is the family's matter.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Manifest">The fragment as an author writes it, JSON.</param>
/// <param name="Input">What it is given, JSON.</param>
/// <param name="Outcome">What must come out, JSON.</param>
internal sealed record KindExample(string Title, string Manifest, string Input, string Outcome);

/// <summary>The kinds that may stand in one place, told apart by the member <c>type</c>.</summary>
/// <param name="Name">What messages call one: "auth", "pages".</param>
/// <param name="Kinds">All of them.</param>
internal sealed record KindFamily(string Name, IReadOnlyList<Kind> Kinds)
{
    /// <summary>The kind of that name, or null.</summary>
    public Kind? this[string name] => Kinds.FirstOrDefault(kind => kind.Name == name);
}
