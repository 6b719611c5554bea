using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Rezolve.Mapping.Http.Transport;

namespace Rezolve.Mapping.Hosting;

/// <summary>One named <see cref="HttpClient"/> for each connection, made by <see cref="IHttpClientFactory"/> over a guarded handler.</summary>
internal sealed class ConnectionClients : IConfigureNamedOptions<HttpClientFactoryOptions>, IDisposable
{
    private readonly ConcurrentDictionary<string, AddressPolicy> _policies = new(StringComparer.Ordinal);
    private readonly ServiceProvider _provider;
    private readonly PoolLimits _limits;

    /// <summary>Makes the factory.</summary>
    /// <param name="limits">How connections are opened and kept.</param>
    public ConnectionClients(PoolLimits limits)
    {
        _limits = limits;
        _provider = new ServiceCollection().AddHttpClient().AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(this).BuildServiceProvider();
    }

    /// <summary>Gives the source of a connection's client.</summary>
    public Func<HttpClient> For(string name, AddressPolicy policy)
    {
        _policies[name] = policy;
        return () => _provider.GetRequiredService<IHttpClientFactory>().CreateClient(name);
    }

    /// <inheritdoc/>
    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        var policy = _policies.GetValueOrDefault(name ?? "", AddressPolicy.PublicOnly);
        options.HandlerLifetime = Timeout.InfiniteTimeSpan;
        options.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            builder.PrimaryHandler = HttpHandlerRecipe.Create(policy, Dns.GetHostAddressesAsync, _limits);
            builder.AdditionalHandlers.Clear();
        });
        options.HttpClientActions.Add(client => client.Timeout = Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Configure(HttpClientFactoryOptions options) => Configure(null, options);

    /// <inheritdoc/>
    public void Dispose() => _provider.Dispose();
}
