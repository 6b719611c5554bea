using Rezolve.Mapping.Http.Transport.Streaming;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>Tells what an exception of the network means.</summary>
internal static class Failures
{
    /// <summary>The failure an exception stands for.</summary>
    /// <param name="problem">What the handler or a stream threw.</param>
    /// <param name="sent">Whether sending had begun.</param>
    public static TransportFailure Of(Exception problem, bool sent)
    {
        for (var inner = problem; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case FileFaultException file:
                    return new(file.Code, file.Message, sent);
                case AnswerRefusedException refused:
                    return new(refused.Code, refused.Message, sent);
                case BlockedAddressException blocked:
                    return new(ExchangeCode.HostNotAllowed, blocked.Message.TrimEnd('.'), false);
                case HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }:
                    return new(ExchangeCode.Truncated, "the answer ended too early", sent);
            }
        }
        return problem is HttpRequestException { HttpRequestError: { } error }
            ? OfRequest(error, problem, sent)
            : new(ExchangeCode.Broken, $"the connection broke ({problem.Message.TrimEnd('.')})", sent);
    }

    private static TransportFailure OfRequest(HttpRequestError error, Exception problem, bool sent) => error switch
    {
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError =>
            new(ExchangeCode.NotConnected, $"no connection could be made ({problem.Message.TrimEnd('.')})", false),
        HttpRequestError.SecureConnectionError =>
            new(ExchangeCode.NotConnected, $"no trusted connection could be made ({problem.Message.TrimEnd('.')})", false),
        HttpRequestError.ResponseEnded => new(ExchangeCode.Truncated, "the answer ended too early", sent),
        HttpRequestError.ConfigurationLimitExceeded => new(ExchangeCode.BodyTooLong, "its header fields are too long", sent),
        _ => new(ExchangeCode.Broken, $"the connection broke ({problem.Message.TrimEnd('.')})", sent),
    };
}
