using Architecture.House;
using Architecture.Tree;

namespace Architecture.Surface;

/// <summary>What others can see changes only on purpose: the surface is a file that people review.</summary>
public sealed class PublicSurfaceTests
{
    private const string Reviewed = "tests/Architecture/PublicSurface.txt";

    [Fact]
    public void The_surface_is_the_one_reviewed() => Generated.Same(Repository.Full(Reviewed), PublicSurface.Of(EngineTypes.Libraries));
}
