using System.Text;
using Rezolve.Mapping.Sync.Systems.Manifests.Reads;

namespace Rezolve.Mapping.Tests.Sync.Systems.Manifests.Reads;

public sealed class FieldPlacesTests
{
    private readonly FieldPlaces _places = new(["subject", "status", "status.reason", "custom.order", "custom.a\"b", "resolution.code", "tags", "subject"]);

    [Theory]
    [InlineData("""{"subject":"a","number":5,"status":"open"}""", "subject=\"a\" status=\"open\"")]
    [InlineData("""{"status.reason":"r","custom":{"other":1,"order":"o"},"resolution":{"code":"c","text":"t"}}""", "status.reason=\"r\" custom.order=\"o\" resolution.code=\"c\"")]
    [InlineData("""{"tags":["x",{"y":[]}],"unknown":{"subject":"no","deep":[{}]}}""", "tags=[\"x\",{\"y\":[]}]")]
    [InlineData("""{"custom":null,"subject":null}""", "subject=null")]
    [InlineData("""{"custom":{"a\"b":1}}""", "custom.a\"b=1")]
    [InlineData("{}", "")]
    public void FieldsAreFoundWhereTheyStand(string canonical, string expected)
    {
        var found = new List<string>();
        _places.Read(Encoding.UTF8.GetBytes(canonical), (name, value) => found.Add($"{name}={value}"));

        Assert.Equal(expected, string.Join(' ', found));
    }
}
