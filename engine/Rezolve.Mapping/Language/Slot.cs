using Rezolve.Mapping.Expressions;

namespace Rezolve.Mapping.Language;

/// <summary>A place of the language where a value or path is evaluated: what <c>$</c> is there, and which roots it sees.</summary>
/// <param name="Name">What messages call it: "request of changes", "answer".</param>
/// <param name="Document">What <c>$</c> stands for; null where the slot has no document.</param>
/// <param name="Roots">The roots besides the ones every slot has.</param>
/// <param name="AllowsScripts">Whether <c>scripts.name(…)</c> may be called: only where the pure stages work.</param>
internal sealed record Slot(string Name, string? Document, IReadOnlyDictionary<Root, RootType> Roots, bool AllowsScripts = false);
