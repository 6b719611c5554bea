using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Architecture.Surface;

/// <summary>Writes down what others can see of an assembly: one line a type, one line a member, in a fixed order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The surface of some assemblies.</summary>
    public static string Of(IEnumerable<Assembly> assemblies)
    {
        var text = new StringBuilder();
        foreach (var assembly in assemblies)
        {
            text.Append("# ").Append(assembly.GetName().Name).Append('\n');
            foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                text.Append('\n').Append(SurfaceText.OfType(type)).Append('\n');
                foreach (var line in Members(type).Distinct().Order(StringComparer.Ordinal))
                    text.Append("    ").Append(line).Append('\n');
            }
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name))}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [SurfaceText.OfMethod(type.GetMethod("Invoke")!)];
        return type.GetConstructors(Declared).Where(IsSeen).Select(SurfaceText.OfConstructor)
            .Concat(type.GetProperties(Declared).Where(IsSeen).Select(SurfaceText.OfProperty))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic).Select(SurfaceText.OfField))
            .Concat(type.GetMethods(Declared).Where(IsSeen).Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)).Select(SurfaceText.OfMethod));
    }

    private static bool IsSeen(PropertyInfo property) => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily) && property.Name != "EqualityContract";

    // What a record or a primary constructor brings along says nothing beyond the type's own line.
    private static bool IsSeen(MethodBase member) =>
        (member.IsPublic || member.IsFamily || member.IsFamilyOrAssembly) && member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !member.Name.Contains('<');
}
