using System.Net;

namespace Rolecall.Durability.Tests.Killing;

/// <summary>The server, or a proxy before it, says that it cannot now: the write may or may not have been made.</summary>
internal sealed class PutOffException(HttpResponseMessage answer, string body)
    : Exception($"{answer.RequestMessage!.Method} was answered {(int)answer.StatusCode}: {body}")
{
    public HttpStatusCode Status { get; } = answer.StatusCode;

    /// <summary>Whether it says when to come back in whole seconds, which is all that provisioning clients read.</summary>
    public bool SaysWhen { get; } = answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1);

    public static bool Is(HttpStatusCode status) =>
        status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
}
