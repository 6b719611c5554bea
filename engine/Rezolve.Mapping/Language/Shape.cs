namespace Rezolve.Mapping.Language;

/// <summary>An object of the language: which members it may hold. Unknown members are errors; <c>x-…</c> and <c>$comment</c> are free.</summary>
internal sealed record Shape(string Name, string Title, string Summary)
{
    private IReadOnlyList<Member>? _members;

    /// <summary>The members, in the order in which a person would write them. Made on first use, since shapes may hold each other.</summary>
    public IReadOnlyList<Member> Members => _members ??= Load();

    /// <summary>Makes the members.</summary>
    public required Func<IReadOnlyList<Member>> Load { private get; init; }

    /// <summary>Groups of members of which exactly one must be there; checked by the reader with a message of its own.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; init; } = [];

    /// <summary>Members of which at most one may be there, since each says the same thing in another way.</summary>
    public IReadOnlyList<string> AtMostOneOf { get; init; } = [];

    /// <summary>The member that names what the object is merged over: with it the object is only a part. Null where there is none.</summary>
    public string? Inherits { get; init; }

    /// <summary>What of a part must be there all the same.</summary>
    public IReadOnlyList<string> NeverInherited { get; init; } = [];

    /// <summary>A whole example of the object, as JSON.</summary>
    public string? Example { get; init; }

    /// <summary>The member of that name, or null.</summary>
    public Member? this[string name] => Members.FirstOrDefault(member => member.Name == name);
}

/// <summary>One member of a shape.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Type">What may be written.</param>
/// <param name="Summary">What it means, in one or two sentences.</param>
internal sealed record Member(string Name, Written Type, string Summary)
{
    /// <summary>Whether it must be there.</summary>
    public bool Required { get; init; }

    /// <summary>The choices for which it must be there; null where there are none.</summary>
    public Need? NeededFor { get; init; }

    /// <summary>What holds where it is left out, as JSON; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Examples, each as JSON.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

/// <summary>Choices for which a member must be there.</summary>
/// <param name="Member">The member of the same object that chooses; it has to be there.</param>
/// <param name="Words">Its words.</param>
internal sealed record Need(string Member, params IReadOnlyList<string> Words);
