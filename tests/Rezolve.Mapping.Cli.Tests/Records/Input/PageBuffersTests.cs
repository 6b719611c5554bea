using Rezolve.Mapping.Cli.Records.Input;

namespace Rezolve.Mapping.Cli.Tests.Records.Input;

public sealed class PageBuffersTests
{
    private readonly PageBuffers _buffers = new(64);

    [Fact]
    public void Memory_that_came_back_is_used_again()
    {
        var first = _buffers.Take();
        Assert.NotSame(first, _buffers.Take());
        _buffers.GiveBack(first);
        Assert.Same(first, _buffers.Take(64));
    }

    [Fact]
    public void A_long_line_has_memory_of_its_own_which_is_not_kept()
    {
        _buffers.GiveBack(_buffers.Take(200));
        Assert.Equal(64, _buffers.Take().Length);
        Assert.Equal(200, _buffers.Take(200).Length);
    }
}
