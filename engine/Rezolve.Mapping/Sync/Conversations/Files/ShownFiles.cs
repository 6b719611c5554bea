using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.RichText;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Files that a text shows as pictures.</summary>
internal static class ShownFiles
{

    /// <summary>Whether a text shows a file.</summary>
    public static bool Shows(in Value body, HubFile file) => Doc(body) is { } doc && RichDocs.Images(doc).Any(source => IsOf(source, file));

    /// <summary>A text whose pictures are those of another system; the same where it shows none of these files.</summary>
    /// <param name="body">The text.</param>
    /// <param name="files">The files it may show.</param>
    /// <param name="there">Where a file is there; null where it is not.</param>
    public static Value Elsewhere(in Value body, IReadOnlyList<HubFile> files, Func<HubFile, ImageSource?> there)
    {
        if (files.Count == 0 || Doc(body) is not { } doc)
            return body;
        var isChanged = false;
        var rewritten = RichDocs.RewriteImages(doc, source =>
        {
            var found = files.FirstOrDefault(file => IsOf(source, file)) is { } file ? there(file) : null;
            isChanged |= found is not null;
            return found;
        });
        return !isChanged ? body : Value.Of(new ValueObject(2)
        {
            ["format"] = body["format"],
            ["text"] = Value.Of(RichDocs.Format(body["format"].Text)!.Write(rewritten, WriteOptions.Usual).Text),
        });
    }

    private static RichDoc? Doc(in Value body)
    {
        if (body.Kind != ValueKind.Object || body["text"].Kind != ValueKind.Text || body["format"].Kind != ValueKind.Text)
            return null;
        return RichDocs.Format(body["format"].Text)?.Read(body["text"].Text, RichTextLimits.Usual) is { Fault: null } reading ? reading.Doc : null;
    }

    private static bool IsOf(ImageSource source, HubFile file) => source.Kind switch
    {
        ImageKind.Url => file.Url is { } url && (source.Value == url || source == ImageSource.OfAddress(url) || (source.Value.StartsWith('/') && url.EndsWith(source.Value, StringComparison.Ordinal))),
        ImageKind.Media => source.Value == file.Origin.Key || source.Value == file.Name,
        // A mail program puts an at and its own mark behind the name.
        ImageKind.Part => source.Value == file.Origin.Key || source.Value == file.Name || source.Value.StartsWith($"{file.Name}@", StringComparison.Ordinal),
        _ => false,
    };
}
