using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace Rolecall.Simulator.StandIn.Hosting;

/// <summary>The stand-in's own address, which issuers and metadata begin with.</summary>
internal sealed class Origin(IServer server)
{
    /// <summary>The first address it listens at, so that an issuer does not depend on how somebody spells this machine.</summary>
    public string Of(HttpContext http)
    {
        var first = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.FirstOrDefault();
        return Uri.TryCreate(first, UriKind.Absolute, out var url) && url.Host is not ("0.0.0.0" or "[::]")
            ? url.GetLeftPart(UriPartial.Authority)
            : UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host).TrimEnd('/');
    }
}
