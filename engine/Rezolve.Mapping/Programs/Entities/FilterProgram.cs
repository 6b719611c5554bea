using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>Something a reading may be narrowed to.</summary>
/// <param name="Name">Its name: read as <c>filter.name</c>.</param>
/// <param name="Type">What it holds: string, integer, number, boolean.</param>
/// <param name="Default">What it is where nothing is said; undefined where it is then left out.</param>
/// <param name="Unfit">Why a value is not as declared, to follow the name; null where it is.</param>
internal sealed record FilterProgram(string Name, string Type, Value Default, Func<Value, string?> Unfit);
