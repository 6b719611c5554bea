using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Answers.Decodings;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Http.Answers.Decodings;

/// <summary>Answers in many forms.</summary>
internal static class Decode
{
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Answer Answer(string manifest, byte[] body, string? contentType = null, int status = 200)
    {
        var answer = Said(body, contentType, status);
        answer.ReadAs((Decoding)Fragment.Compile<DecodingProgram>(DecodingKinds.All, manifest), Wire.Limits);
        return answer;
    }

    public static Answer Said(byte[] body, string? contentType = null, int status = 200) => new(
        status, contentType is null ? new Dictionary<string, string>() : new() { ["content-type"] = contentType },
        Pooled(body), new("https://example.com/x"))
    { ReceivedAt = DateTimeOffset.UnixEpoch };

    private static PooledBytes Pooled(byte[] body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        body.CopyTo(buffer, 0);
        return new PooledBytes(buffer, body.Length);
    }

    /// <summary>The document as compact JSON.</summary>
    public static string Text(string manifest, string body) => Text(manifest, Encoding.UTF8.GetBytes(body));

    public static string Text(string manifest, byte[] body, string? contentType = null)
    {
        using var answer = Answer(manifest, body, contentType);
        var document = answer.Json(64, out var fault);
        Assert.Null(fault);
        return JsonSerializer.Serialize(document!.Value, Readable);
    }

    /// <summary>Why a body cannot be read; a cut one is marked.</summary>
    public static string Fault(string manifest, string body) => Fault(manifest, Encoding.UTF8.GetBytes(body));

    public static string Fault(string manifest, byte[] body, string? contentType = null, AnswerLimits? limits = null)
    {
        using var answer = Answer(manifest, body, contentType);
        if (limits is not null)
            answer.ReadAs((Decoding)Fragment.Compile<DecodingProgram>(DecodingKinds.All, manifest), limits);
        Assert.Equal(0, answer.Text.Length);
        var fault = answer.DecodingFault!;
        return (fault.Code == ExchangeCode.NotReadable ? "" : $"{fault.Code}: ") + fault.Message;
    }

    public static ExchangeResult Classify(string manifest, byte[] body, string? contentType = null, int status = 200, string request = "GET /x") =>
        new AnswerClassifier([], Wire.Limits, new SecretMask()).Classify(
            Demo.Operation(request) with { Decoding = Fragment.Compile<DecodingProgram>(DecodingKinds.All, manifest) },
            Said(body, contentType, status), new());
}
