using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth;

/// <summary>Members that the ways to sign in have in common.</summary>
internal static class AuthMembers
{
    /// <summary>The members of a kind, with those that every kind has before them.</summary>
    public static IReadOnlyList<Member> With(params IReadOnlyList<Member> own) =>
    [
        new("title", new Written.Text(), "The name that people see."),
        new("inputs", new Written.Map(new Written.Shaped(ConnectionShape.Input)), "Further inputs, needed for this way only; read as inputs.name."),
        .. Place,
        .. own,
    ];

    /// <summary>What a way to sign in may say of the connection: both are compiled with the connection, not with the way.</summary>
    public static IReadOnlyList<Member> Place { get; } =
    [
        new("baseUrl", new Written.Value(Slots.Connection, ValueKinds.Text), "What addresses begin with, where one signs in this way; instead of the connection's.")
            { Examples = ["\"https://api.example.com/sites/{{ session.site }}\""] },
        new("session", ConnectionShape.Sessions, "Requests made once after signing in this way, before the connection's own; what they tell is read as session.name.")
            { Examples = ["""[{ "operation": "sites", "set": { "site": "$[0].id" } }]"""] },
    ];

    /// <summary>A secret text.</summary>
    public static Written Secret { get; } = new Written.Value(Slots.Auth, ValueKinds.Printable, Secret: true);

    /// <summary>A text that is no secret.</summary>
    public static Written Plain { get; } = new Written.Value(Slots.Auth, ValueKinds.Printable);
}
