using System.Reflection;
using System.Runtime.CompilerServices;

namespace Architecture.House;

/// <summary>The types that people wrote in the assemblies that ship.</summary>
internal static class EngineTypes
{
    /// <summary>The libraries, inner first.</summary>
    public static IReadOnlyList<Assembly> Libraries { get; } = [Assembly.Load("Rezolve.Json"), Assembly.Load("Rezolve.Mapping"), Assembly.Load("Rezolve.Mapping.LiteDb"), Assembly.Load("Rezolve.Mapping.Simulation")];

    /// <summary>Every written type of the libraries and the command.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. Libraries.Append(Assembly.Load("rezolve")).SelectMany(assembly => assembly.GetTypes()).Where(IsWritten)];

    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<') && type.Namespace?.StartsWith("Rezolve", StringComparison.Ordinal) == true && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && (type.DeclaringType is null || IsWritten(type.DeclaringType));
}
