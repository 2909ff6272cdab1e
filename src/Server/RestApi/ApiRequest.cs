using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;

namespace Rolecall.Server.RestApi;

/// <summary>Who asks, once <see cref="ApiGate"/> has let the request in.</summary>
internal static class ApiRequest
{
    public static void Admit(this HttpContext http, Admitted admitted) => http.Features.Set(admitted);

    /// <exception cref="InvalidOperationException">The request did not come through the gate.</exception>
    public static Caller Caller(this HttpContext http) =>
        (http.Features.Get<Admitted>() ?? throw new InvalidOperationException("Nobody was admitted.")).Caller;
}
