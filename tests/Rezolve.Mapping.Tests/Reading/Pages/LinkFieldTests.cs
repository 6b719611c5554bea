using Rezolve.Mapping.Reading.Pages;

namespace Rezolve.Mapping.Tests.Reading.Pages;

public sealed class LinkFieldTests
{
    [Theory]
    [InlineData("<https://a.example/2>; rel=\"next\"", "https://a.example/2")]
    [InlineData("<https://a.example/2>; rel=next", "https://a.example/2")]
    [InlineData("<https://a.example/2>;REL=NEXT", "https://a.example/2")]
    [InlineData("<https://a.example/2> ; rel = \"next\"", "https://a.example/2")]
    [InlineData("<1>; rel=prev, <2>; rel=next", "2")]
    [InlineData("<1>; rel=prev,<2>; rel=next", "2")]
    [InlineData("<a,b;c>; rel=next", "a,b;c")]
    [InlineData("<1>; title=\"<x>; rel=next\"; rel=prev, <2>; rel=next", "2")]
    [InlineData("<1>; title=\"a \\\" b, c\"; rel=\"next\"", "1")]
    [InlineData("<1>; rel=\"last next\"", "1")]
    [InlineData("<1>; flag; rel=next", "1")]
    [InlineData("<>; rel=next", "")]
    public void TheTargetOfTheRelationIsFound(string field, string target) => Assert.Equal(target, LinkField.Find(field, "next"));

    [Theory]
    [InlineData("")]
    [InlineData("<1>")]
    [InlineData("<1>; rel=\"nextish\"")]
    [InlineData("<1>; rel=prev; rel=next")] // only the first rel counts
    [InlineData("<1; rel=next")]
    [InlineData("https://a.example/2; rel=next")]
    [InlineData("<1>; rel=\"")]
    [InlineData("<1>; rel=")]
    [InlineData("<1>; title=\"rel=next")]
    public void WhatIsNoSuchLinkIsNone(string field) => Assert.Null(LinkField.Find(field, "next"));
}
