namespace Rezolve.Mapping.Http.Requests.Bodies;

/// <summary>A body as it is sent: bytes, or pieces that are streamed.</summary>
/// <param name="ContentType">Its Content-Type.</param>
/// <param name="Bytes">The bytes; null where it is streamed.</param>
/// <param name="Streamed">The pieces; null where it is bytes.</param>
internal sealed record WrittenBody(string ContentType, ReadOnlyMemory<byte>? Bytes, StreamedBody? Streamed = null);
