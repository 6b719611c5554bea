using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>The people and teams of a simulated world. They have a number; every system has a key of its own for each.</summary>
internal static class People
{
    /// <summary>How many people there are.</summary>
    public const int Count = 6;

    /// <summary>How many teams there are.</summary>
    public const int Teams = 3;

    /// <summary>The key of a person at a system.</summary>
    public static string KeyOf(int number, string system) => $"{system}:p{number}";

    /// <summary>The key of a team at a system.</summary>
    public static string TeamKeyOf(int number, string system) => $"{system}:t{number}";

    /// <summary>The system that a key belongs to.</summary>
    public static string SystemOf(in Value key) => key.Kind == ValueKind.Text ? key.Text.Split(':')[0] : "";

    /// <summary>What a key names, in any system: <c>p3</c> or <c>t1</c>; null where it names nobody.</summary>
    public static string? NameOf(in Value key) => key.Kind == ValueKind.Text && key.Text.Split(':') is [_, var name] ? name : null;

    /// <summary>The address of whoever a name stands for.</summary>
    public static string EmailOf(string name) => $"{name}@people.example";
}
