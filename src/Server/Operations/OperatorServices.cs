using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Rolecall.Domain.Credentials;

namespace Rolecall.Server.Operations;

internal static class OperatorServices
{
    public static void AddOperator(this IServiceCollection services, OperatorSocket socket)
    {
        services.AddSingleton(socket);
        services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = socket.Bind);
        services.AddSingleton<OperatorActions>();
        services.AddSingleton<RedeemOwnerLink>();
    }
}
