using Rezolve.Mapping.Secrets;

namespace Rezolve.Mapping.Tests.Secrets;

public sealed class SecretSourceTests
{
    [Theory]
    [InlineData("desk-token", "REZOLVE_SECRET_DESK_TOKEN")]
    [InlineData("a.b_c9", "REZOLVE_SECRET_A_B_C9")]
    [InlineData("é", "REZOLVE_SECRET__")]
    public void A_name_has_its_variable(string name, string variable) => Assert.Equal(variable, SecretSource.VariableOf(name));

    [Fact]
    public void The_environment_comes_before_the_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{ "desk": "from file", "other": "too" }""");
            var secrets = new SecretSource(variable => variable == SecretSource.FileVariable ? path : variable == "REZOLVE_SECRET_DESK" ? "from environment" : null);

            Assert.Equal("from environment", secrets.Find("desk"));
            Assert.Equal("too", secrets.Find("other"));
            Assert.Null(secrets.Find("third"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void An_empty_variable_is_no_secret() => Assert.Null(new SecretSource(variable => variable == SecretSource.FileVariable ? null : "").Find("desk"));
}
