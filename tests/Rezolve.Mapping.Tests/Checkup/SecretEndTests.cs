using System.Buffers.Text;
using System.Text;
using Rezolve.Mapping.Checkup.Asking;

namespace Rezolve.Mapping.Tests.Checkup;

public sealed class SecretEndTests
{
    [Theory]
    [InlineData("""{"sub":"bot","exp":1777723200}""", 1777723200.0)]
    [InlineData("""{"exp":1777723200.5}""", 1777723200.5)]
    [InlineData("""{"exp":"1777723200"}""", null)]
    [InlineData("""{"exp":-1}""", null)]
    [InlineData("""{"exp":1e300}""", null)]
    [InlineData("""["exp"]""", null)]
    [InlineData("""{"sub":"bot"}""", null)]
    [InlineData("{", null)]
    public void A_token_that_says_when_it_ends_is_believed(string claims, double? end) =>
        Assert.Equal(end is { } seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null, SecretEnd.Of($"e30.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.sig"));

    [Theory]
    [InlineData("")]
    [InlineData("s3cr3t")]
    [InlineData("a.b.c.d")]
    [InlineData("e30.###.sig")]
    [InlineData("..")]
    public void Any_other_secret_says_nothing(string secret) => Assert.Null(SecretEnd.Of(secret));
}
