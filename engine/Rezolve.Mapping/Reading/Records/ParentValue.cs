using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>The root <c>parent</c>: { entity, key, record, params }.</summary>
internal static class ParentValue
{
    /// <summary>A parent.</summary>
    /// <param name="entity">What it is.</param>
    /// <param name="key">Its key; null where it is not known yet, as in a feed of the children of many.</param>
    /// <param name="record">The vendor's record; undefined where only the key is known.</param>
    public static Value Of(EntityProgram entity, string? key, Value record = default) => Value.Of(new ValueObject(4)
    {
        ["entity"] = Value.Of(entity.Name),
        ["key"] = key is null ? Value.Undefined : Value.Of(key),
        ["record"] = record,
        ["params"] = Value.Of(entity.Params),
    });

    /// <summary>The same with a key.</summary>
    public static Value WithKey(in Value parent, string key)
    {
        var members = new ValueObject(4);
        if (parent.Kind == ValueKind.Object)
        {
            foreach (var (name, value) in parent.Object)
                members[name] = value;
        }
        members["key"] = Value.Of(key);
        return Value.Of(members);
    }

    /// <summary>Whether it tells which parent it is.</summary>
    public static bool HasKey(in Value parent) => parent["key"].Kind == ValueKind.Text;
}
