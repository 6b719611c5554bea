using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Hosting;

/// <summary>Opens the files that requests send out of a store of attachments. Their keys are the hashes of their bytes, and nothing else opens anything.</summary>
internal static class KeptFiles
{
    /// <summary>Opens them.</summary>
    /// <param name="store">The store; null while there is none.</param>
    public static OpenContent Of(Func<IAttachmentStore?> store) => async (content, cancellation) =>
    {
        if (!KeptContent.IsHash(content))
            return ContentOpening.Refused("it is not a file that was kept here");
        var stream = store() is { } kept ? await kept.OpenAsync(content, cancellation).ConfigureAwait(false) : null;
        return stream is null ? ContentOpening.Refused("its bytes are not kept here any more") : ContentOpening.Of(stream);
    };
}
