using System.Net;
using System.Net.Sockets;

namespace Rolecall.Server.Egress;

/// <summary>Tells addresses of the public internet from all others.</summary>
/// <remarks>
/// IPv4 is public unless a range is listed here; IPv6 is public only within 2000::/3, so that ::, ::1, fc00::/7, fe80::/10,
/// ff00::/8 and whatever is reserved later need no row. Source: the IANA special-purpose address registries.
/// </remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // "this host"; Linux connects 0.0.0.0 to itself
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT; Alibaba's metadata service lives here
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("168.63.129.16/32"), // looks public, is Azure's own service inside each virtual machine
        IPNetwork.Parse("169.254.0.0/16"), // link-local; the metadata service of most clouds
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments; Oracle's metadata service
        IPNetwork.Parse("192.0.2.0/24"), // documentation, as are 198.51.100/24 and 203.0.113/24
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, and broadcast
    ];

    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 =
    [
        IPNetwork.Parse("2001::/23"), // Teredo, ORCHID, benchmarks
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4: withdrawn (RFC 7526), and hides an IPv4 address
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    // RFC 6052. On an IPv6-only network every IPv4 server is reached through it, so what it carries is judged.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !SpecialV4.Any(network => network.Contains(address));
        if (Nat64.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return GlobalV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address));
    }
}
