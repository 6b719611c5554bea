using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>The people and teams of a simulated world. They have a number; every system has a key of its own for each.</summary>
internal static class People
{
    /// <summary>How many people there are.</summary>
    public const int Count = 6;

    /// <summary>How many teams there are.</summary>
    public const int Teams = 3;

    private const string PersonDigits = "7100";
    private const string TeamDigits = "7200";

    /// <summary>The key at a vendor of whoever a name stands for, <c>p3</c> or <c>t1</c>.</summary>
    public static string KeyOf(string name, VendorKnobs knobs) => knobs.NumbersPeople ? $"{(name[0] == 'p' ? PersonDigits : TeamDigits)}{name[1..]}" : $"{knobs.Name}:{name}";

    /// <summary>The system that a key belongs to.</summary>
    public static string SystemOf(in Value key) => key.Kind == ValueKind.Text ? key.Text.Split(':')[0] : "";

    /// <summary>What a key names, in any system: <c>p3</c> or <c>t1</c>; null where it names nobody.</summary>
    public static string? NameOf(in Value key) => key.Kind != ValueKind.Text ? null
        : key.Text.Split(':') is [_, var name] ? name
        : key.Text.Length != PersonDigits.Length + 1 ? null
        : key.Text.StartsWith(PersonDigits, StringComparison.Ordinal) ? $"p{key.Text[^1]}"
        : key.Text.StartsWith(TeamDigits, StringComparison.Ordinal) ? $"t{key.Text[^1]}"
        : null;

    /// <summary>The address of whoever a name stands for.</summary>
    public static string EmailOf(string name) => $"{name}@people.example";
}
