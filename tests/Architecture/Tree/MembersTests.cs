namespace Architecture.Tree;

/// <summary>How long a method is, by its braces.</summary>
public sealed class MembersTests
{
    private const string Sample = """
        namespace A;

        internal sealed class B<T>(int c) : D where T : class
        {
            private readonly List<int> _list = new()
            {
                1,
            };

            public int E { get; } = 1;

            [Fact]
            public void F(int g)
            {
                if (g > 1)
                {
                    H();
                }
            }

            public int I<U>(U u) where U : class => u switch
            {
                null => 1,
                _ => 2,
            };

            internal sealed record J(int K)
            {
                public B() : base(1) { }
            }
        }
        """;

    [Fact]
    public void Finds_methods_and_their_lengths()
    {
        var found = Members.Of(new SourceFile("x/a.cs", Sample)).Select(member => (member.Line, member.Lines));

        Assert.Equal([(13, 7), (21, 5), (29, 1)], found);
    }
}
