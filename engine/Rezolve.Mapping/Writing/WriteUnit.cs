using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Writing;

/// <summary>The roots a write's request sees.</summary>
internal static class WriteUnit
{
    /// <summary>The roots of a create.</summary>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="entity">What is made.</param>
    /// <param name="wanted">The canonical entity.</param>
    /// <param name="document">The vendor's members.</param>
    /// <param name="intent">The key of the intent.</param>
    public static Scope OfCreate(Scope unit, EntityProgram entity, Value wanted, Value document, string intent)
    {
        var scope = Begin(unit, entity, wanted, document);
        scope[Root.Intent] = Value.Of(new ValueObject { ["key"] = Value.Of(intent) });
        return scope;
    }

    /// <summary>The roots of an update or delete.</summary>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="entity">What is changed.</param>
    /// <param name="target">Which record, and what is known of it.</param>
    /// <param name="wanted">The canonical entity as it should be.</param>
    /// <param name="change">The canonical fields that change.</param>
    /// <param name="document">The vendor's members.</param>
    public static Scope OfUpdate(Scope unit, EntityProgram entity, WriteTarget target, Value wanted, Value change, Value document)
    {
        var scope = Begin(unit, entity, wanted, document);
        scope[Root.Key] = Value.Of(target.Key);
        scope[Root.Version] = target.Version is null ? Value.Undefined : Value.Of(target.Version);
        scope[Root.Current] = target.Current;
        scope[Root.Change] = change;
        return scope;
    }

    /// <summary>The roots of a step of the status: those of an update, whose document holds the fields that the step needs.</summary>
    /// <param name="update">The roots of the update.</param>
    /// <param name="transition">The step: { id, to, name, record }.</param>
    public static Scope OfTransition(Scope update, Value transition)
    {
        var scope = update.Fork();
        scope[Root.Transition] = transition;
        return scope;
    }

    /// <summary>The roots of a field's own request: those of its record's write, and what the field has become.</summary>
    /// <param name="write">The roots of the write, <c>key</c> included where the record was there before.</param>
    /// <param name="value">What is written.</param>
    /// <param name="added">The members added; a list.</param>
    /// <param name="removed">The members removed; a list.</param>
    /// <param name="item">The one member the request is made for; undefined where it is made once.</param>
    public static Scope OfField(Scope write, Value value, Value added, Value removed, Value item)
    {
        var scope = write.Fork();
        scope[Root.Value] = value;
        scope[Root.Added] = added;
        scope[Root.Removed] = removed;
        scope[Root.Item] = item;
        return scope;
    }

    private static Scope Begin(Scope unit, EntityProgram entity, Value wanted, Value document)
    {
        var scope = unit.Fork();
        scope[Root.Params] = Value.Of(entity.Params);
        if (Enum.TryParse<Root>(entity.Kind.ToString(), out var root))
            scope[root] = wanted;
        scope[Root.Document] = document;
        return scope;
    }
}

/// <summary>The record a write changes.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Version">Its version as read last; null where the vendor has none.</param>
/// <param name="Current">The vendor's record as read last.</param>
internal sealed record WriteTarget(string Key, string? Version, Value Current);
