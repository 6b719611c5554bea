using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Rezolve.Mapping.Tests.EndToEnd.LongestFirst))]

namespace Rezolve.Mapping.Tests.EndToEnd;

/// <summary>Begins with the tests that share the two servers, which take longer one after the other than all others together.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(one => one.TestCollectionDisplayName == Step.Trackers.TrackerPairCollection.Name).ThenBy(one => one.TestCollectionDisplayName, StringComparer.Ordinal)];
}
