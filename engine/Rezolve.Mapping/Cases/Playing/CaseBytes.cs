using System.Text;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>The files of a case: texts by the key that a file's <c>content</c> holds.</summary>
/// <param name="files">An object of texts, or undefined.</param>
internal sealed class CaseBytes(Value files)
{
    /// <summary>Opens a file for a request that is sent.</summary>
    public ValueTask<ContentOpening> OpenAsync(string content, CancellationToken cancellation) =>
        ValueTask.FromResult(Of(content) is { } bytes ? ContentOpening.Of(new MemoryStream(bytes, writable: false)) : ContentOpening.Refused($"the case has no file '{content}'"));

    /// <summary>The bytes of a body that is not sent; a file that the case has not stands there as its name.</summary>
    public byte[] Of(StreamedBody body) =>
        [.. body.Pieces.SelectMany(piece => piece.File is { } file ? Of(file.Content) ?? Encoding.UTF8.GetBytes($"[no file '{file.Content}']") : piece.Bytes.ToArray())];

    private byte[]? Of(string content) => files[content] is { Kind: ValueKind.Text } text ? Encoding.UTF8.GetBytes(text.Text) : null;
}
