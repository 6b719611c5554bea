using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>Finds the schema a reference means, or words why there is none.</summary>
internal sealed class ReferenceResolver(SchemaIndex index)
{
    /// <summary>Resolves a reference; on failure gives what to say about it.</summary>
    public (SchemaResource Resource, string Pointer, JsonElement Element)? Find(SchemaResource from, string reference, out string message)
    {
        message = "";
        var (resource, fragment) = SchemaUri.Split(reference);
        var uri = SchemaUri.Resolve(from.Uri, resource);
        var target = uri is null ? null : index.Find(uri);
        if (target is null)
        {
            var known = index.Uris.Select(SchemaUri.Shown).Where(text => text.Length > 0);
            message = $"No document of the URI {SchemaUri.Shown(uri ?? reference)} is given{Wording.DidYouMean(uri ?? reference, known)}";
            return null;
        }
        if (fragment.Length == 0) return (target, target.Pointer, target.Element);
        if (fragment[0] == '/') return Walk(target, fragment, out message);
        if (target.Anchors.TryGetValue(fragment, out var anchor)) return (target, anchor.Pointer, anchor.Element);
        message = $"There is no anchor {Wording.Quoted(fragment)}{Wording.DidYouMean(fragment, target.Anchors.Keys)}";
        return null;
    }

    private static (SchemaResource Resource, string Pointer, JsonElement Element)? Walk(SchemaResource target, string fragment, out string message)
    {
        message = $"{fragment} is not a JSON Pointer";
        if (!JsonPointer.TrySplit(fragment, out var segments)) return null;
        var (resource, pointer, element) = (target, target.Pointer, target.Element);
        foreach (var segment in segments)
        {
            if (!TryStep(ref element, segment))
            {
                var names = element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(member => member.Name) : [];
                message = $"{Wording.Quoted(segment)} does not exist in {resource.LocationOf(pointer)}{Wording.DidYouMean(segment, names)}";
                return null;
            }
            pointer = JsonPointer.Append(pointer, segment);
            resource = target.Document.Resources.GetValueOrDefault(pointer, resource);
        }
        return (resource, pointer, element);
    }

    private static bool TryStep(ref JsonElement element, string segment)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            var exists = element.TryGetProperty(segment, out var member);
            if (exists) element = member;
            return exists;
        }
        if (element.ValueKind != JsonValueKind.Array || !JsonPointer.TryIndex(segment, out var index)) return false;
        if (index >= element.GetArrayLength()) return false;
        element = element[index];
        return true;
    }
}
