using System.Buffers;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Fixtures;

/// <summary>What a request asks of the fake vendor.</summary>
internal sealed record Asked(OperationProgram Operation, Scope Scope, string? Url)
{
    public Value Page => Scope[Root.Page];

    public Value Cursor => Scope[Root.Cursor];

    public string Key => Scope[Root.Key].Text;

    public override string ToString() => $"{Operation.Name} {Url ?? (Page.IsNothing ? "" : Page.ToString())}".TrimEnd();
}

/// <summary>What the fake vendor answers.</summary>
internal sealed record Told(string Body, int Status = 200, string? Link = null)
{
    public static Told Rows(IEnumerable<string> rows, string more = "") => new($$"""{ "rows": [{{string.Join(',', rows)}}]{{more}} }""");
}

/// <summary>A vendor in memory: answers are classified as real ones are. Time passes only as the test says.</summary>
internal sealed class FakeVendor(Func<Asked, Told> answer, FakeTimeProvider clock)
{
    private static readonly AnswerClassifier Classifier = new([], Wire.Limits, new SecretMask());

    public List<string> Log { get; } = [];

    public TimeSpan Takes { get; init; } = TimeSpan.Zero;

    public TimeSpan? ClockAhead { get; init; } = TimeSpan.Zero;

    public Task<ExchangeResult> SendAsync(OperationProgram operation, Scope scope, string? url, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var asked = new Asked(operation, scope, url);
        lock (Log)
            Log.Add(asked.ToString());
        var server = ClockAhead is { } ahead ? clock.GetUtcNow() + ahead : (DateTimeOffset?)null;
        clock.Advance(Takes);
        var told = answer(asked);
        var headers = new Dictionary<string, string> { ["content-type"] = "application/json", ["etag"] = "\"v1\"" };
        if (told.Link is not null)
            headers["link"] = told.Link;
        var bytes = ArrayPool<byte>.Shared.Rent(told.Body.Length * 3);
        var count = Encoding.UTF8.GetBytes(told.Body, bytes);
        var uri = new Uri(url ?? $"https://desk.example/api/{operation.Name}");
        var real = new Answer(told.Status, headers, new PooledBytes(bytes, count), uri) { ReceivedAt = clock.GetUtcNow(), ServerDate = server };
        return Task.FromResult(Classifier.Classify(operation, real, scope));
    }
}
