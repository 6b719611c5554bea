using System.Text;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.Storage;

public sealed class BackupFormatTests
{
    [Theory]
    [InlineData("", "its first line does not say so")]
    [InlineData("{}\n", "its first line does not say so")]
    [InlineData("{\"format\":\"rezolve-backup\",\"version\":2}\n", "its first line does not say so")]
    [InlineData("{\"format\":\"rezolve-backup\",\"version\":1}\n{\"t\":\"a\"}\n", "Line 2 of the backup is broken")]
    [InlineData("{\"format\":\"rezolve-backup\",\"version\":1}\n{\"t\":\"a\",\"k\":\"b\",\"i\":\"c\",\"v\":1,\"x\":{},\"u\":[],\"c\":\"?\"}\n", "Line 2 of the backup is broken")]
    [InlineData("{\"format\":\"rezolve-backup\",\"version\":1}\n{\"t\":\"a\",\"k\":\"b\",\"i\":\"c\",\"v\":1,\"x\":{},\"u\":[],\"c\":\"\"}\n{", "Line 3 of the backup is broken")]
    public async Task WhatIsBrokenIsNamed(string text, string said)
    {
        var problem = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var row in BackupFormat.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken))
                Assert.Equal("a", row.Key.Tenant);
        });
        Assert.Contains(said, problem.Message);
    }
}
