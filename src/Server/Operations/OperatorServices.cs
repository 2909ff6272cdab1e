using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Rolecall.Server.Operations;

internal static class OperatorServices
{
    /// <param name="socket">Null where the verbs open the store beside the server.</param>
    public static void AddOperator(this IServiceCollection services, OperatorSocket? socket)
    {
        if (socket is not null)
        {
            services.AddSingleton(socket);
            services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = socket.Bind);
        }

        services.AddSingleton<OperatorActions>();
    }
}
