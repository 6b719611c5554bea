using System.Reflection;

namespace Architecture.Surface;

/// <summary>Types and members as lines of text.</summary>
internal static class SurfaceText
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>A type with what it derives from.</summary>
    public static string OfType(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var parent = type.BaseType is { } parentType && parentType.Assembly == type.Assembly ? $" : {Name(parentType)}" : "";
        return $"{kind} {type.Namespace}.{Name(type)}{parent}";
    }

    /// <summary>A constructor.</summary>
    public static string OfConstructor(ConstructorInfo constructor) => $"{Access(constructor)}new({Parameters(constructor)})";

    /// <summary>A method.</summary>
    public static string OfMethod(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Access(method)}{Modifier(method)}{Nullable(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)})";
    }

    /// <summary>A property with its accessors.</summary>
    public static string OfProperty(PropertyInfo property)
    {
        var getter = property.GetMethod is { IsPrivate: false, IsAssembly: false } get ? "get; " : "";
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") == true;
        var setter = property.SetMethod is { IsPublic: true } ? isInit ? "init; " : "set; " : "";
        // The indices of the property itself do not tell what the accessor says of null.
        var index = property.GetMethod?.GetParameters() is { Length: > 0 } indices ? $"[{string.Join(", ", indices.Select(Parameter))}]" : "";
        return $"{Modifier((property.GetMethod ?? property.SetMethod)!)}{Name(property.PropertyType)}{Mark(Nullability.Create(property))} {property.Name}{index} {{ {getter}{setter}}}";
    }

    /// <summary>A field.</summary>
    public static string OfField(FieldInfo field) => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}";

    private static string Access(MethodBase member) => member.IsPublic ? "" : "protected ";

    private static string Modifier(MethodInfo method) =>
        method.DeclaringType!.IsInterface ? "" : method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method.GetBaseDefinition() != method ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";

    private static string Parameters(MethodBase member) => string.Join(", ", member.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        return $"{way}{Nullable(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}";
    }

    private static string Nullable(ParameterInfo parameter) => Name(parameter.ParameterType) + Mark(Nullability.Create(parameter));

    private static string Mark(NullabilityInfo info) => !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (System.Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        var own = type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        return type.IsGenericType && own.Contains('`') ? $"{own[..own.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : own;
    }
}
