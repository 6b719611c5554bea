using System.Text.Json;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Tests.Http.Auth;

namespace Rezolve.Mapping.Tests.Http.Budgets;

public sealed class RateLimitShapeTests
{
    [Fact]
    public void TheDefaultsAreAMovingMinuteForTheWholeConnection() =>
        Assert.Equal(new RateLimitProgram("export", 10, TimeSpan.FromMinutes(1), false, null, "connection"), Create("""{ "requests": 10 }"""));

    [Fact]
    public void EveryMemberIsRead() => Assert.Equal(
        new RateLimitProgram("export", 5, TimeSpan.FromHours(1), true, 2, "host") { Remaining = "X-Left", Reset = "X-Reset" },
        Create("""{ "requests": 5, "per": "PT1H", "fixed": true, "concurrent": 2, "scope": "host", "remaining": "X-Left", "reset": "X-Reset" }"""));

    [Theory]
    [InlineData("""{ "adaptive": true }""", 16)]
    [InlineData("""{ "adaptive": true, "concurrent": 5 }""", 5)]
    public void AnAdaptiveLimitHasACeiling(string json, long ceiling) => Assert.Equal((true, ceiling), (Create(json).Adaptive, Create(json).Concurrent));

    [Fact]
    public void TheExampleIsALimit() => Assert.Equal(700, Create(RateLimitShape.Shape.Example!).Requests);

    private static RateLimitProgram Create(string json) =>
        RateLimitShape.Create("export", FakeManifest.Members(JsonDocument.Parse(json).RootElement, RateLimitShape.Shape.Members));
}
