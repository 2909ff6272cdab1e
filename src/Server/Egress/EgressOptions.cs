using System.Net;

namespace Rolecall.Server.Egress;

/// <summary>Where the operator, and no customer, lets this server go besides the public internet.</summary>
/// <param name="AllowedNetworks">
/// Networks (<c>10.1.0.0/16</c>), addresses (<c>10.1.2.3</c>) and host names (<c>idp.internal</c>). A host named here may also be
/// reached by http.
/// </param>
internal sealed record EgressOptions(IReadOnlyList<string> AllowedNetworks)
{
    private readonly List<IPNetwork> networks = [.. AllowedNetworks.Select(NetworkOf).OfType<IPNetwork>()];

    /// <summary>Whether it is an entry of such a list.</summary>
    public static bool IsOne(string entry) =>
        IPAddress.TryParse(entry, out _) || IPNetwork.TryParse(entry, out _) || Uri.CheckHostName(entry) == UriHostNameType.Dns;

    public bool Names(string host) =>
        IPAddress.TryParse(host, out var address)
            ? Reaches(address)
            : AllowedNetworks.Contains(host, StringComparer.OrdinalIgnoreCase);

    public bool Reaches(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Exists(network => network.Contains(plain));
    }

    private static IPNetwork? NetworkOf(string entry)
    {
        if (IPAddress.TryParse(entry, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        if (IPNetwork.TryParse(entry, out var network))
            return network;
        return Uri.CheckHostName(entry) == UriHostNameType.Dns
            ? null
            : throw new ArgumentException(
                $"The allowed network \"{entry}\" is neither a host name, nor an address, nor a network such as 10.1.0.0/16.",
                nameof(entry));
    }
}
