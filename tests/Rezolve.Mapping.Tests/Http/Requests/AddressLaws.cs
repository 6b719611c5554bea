using CsCheck;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Requests;

/// <summary>What holds for every value, however hostile: it is refused, or it arrives as it was and nothing around it moves.</summary>
public sealed class AddressLaws
{
    private static readonly Gen<string> Hostile = Gen.Char["./\\%?#@:;&=+ a2eEfF5cC\r\n\0\u0085\u2028é😀[]{}|^~"].Array[0, 12].Select(chars => new string(chars));

    [Fact]
    public void AValueInAPathIsRefusedOrStaysOneSegment() => Hostile.Sample(
        id =>
        {
            var build = Build(Demo.Operation("GET /things/{}/notes", Slot.Of(id)));
            if (build.Fault is not null)
                return true;
            var uri = build.Request!.Uri;
            return uri.Host == "example.com" && uri.Query == "" && uri.Fragment == ""
                && uri.AbsolutePath.Split('/') is ["", "api", "things", var segment, "notes"]
                && Uri.UnescapeDataString(segment) == Repaired(id);
        },
        iter: 5_000);

    [Fact]
    public void AValueInAQueryArrivesAsItWas() => Hostile.Sample(
        text =>
        {
            var operation = Demo.Operation("GET /things") with { Query = Slot.Members(("a", Value.Of(text)), ("b", Value.Of(1))) };
            var uri = Build(operation).Request!.Uri;
            return uri.AbsolutePath == "/api/things" && uri.Fragment == ""
                && uri.Query.TrimStart('?').Split('&') is [var first, "b=1"]
                && first.StartsWith("a=") && Uri.UnescapeDataString(first[2..]) == Repaired(text);
        },
        iter: 5_000);

    [Fact]
    public void AHeaderIsRefusedOrArrivesAsItWas() => Hostile.Sample(
        text =>
        {
            var build = Build(Demo.Operation("GET /things") with { Headers = Slot.Members(("X-Note", Value.Of(text))) });
            return build.Fault is not null ? !HeaderWriter.IsFieldValue(text) : build.Request!.Header("X-Note") == text && !text.Any(char.IsControl);
        },
        iter: 5_000);

    [Fact]
    public void NoBytesOfAWholeAddressReachAnotherKindOfPlace() => Hostile.Sample(
        text =>
        {
            var build = Build(Demo.Operation("GET {}", Slot.Of("https://" + text)));
            return build.Fault is not null || build.Request!.Uri is { Scheme: "https", UserInfo: "", Fragment: "" };
        },
        iter: 5_000);

    // A lone half of a pair has no UTF-8: the encoder writes U+FFFD.
    private static string Repaired(string text) => string.Concat(text.EnumerateRunes());

    private static RequestBuild Build(OperationProgram operation) =>
        RequestBuilder.Build(operation, Demo.Connection("https://example.com/api"), new Scope());
}
