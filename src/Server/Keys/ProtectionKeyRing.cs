using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Rolecall.Domain;
using Rolecall.Domain.Accounts;

namespace Rolecall.Server.Keys;

/// <summary>Keeps the ring of Data Protection in the store, so that each node reads what another one protected (security.md R-47).</summary>
internal sealed class ProtectionKeyRing(IAccounts accounts, MasterKey key, TimeProvider clock) : IXmlRepository
{
    private const string Purpose = "protection-key";

    /// <remarks>The library asks seldom, on a thread of its own, and knows no other way to wait.</remarks>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. accounts.ReadProtectionKeysAsync(CancellationToken.None).GetAwaiter().GetResult().Select(Opened)];

    public void StoreElement(XElement element, string friendlyName)
    {
        var xml = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        accounts.AddProtectionKeyAsync(new ProtectionKey(friendlyName, key.Seal(Purpose, friendlyName, xml), clock.GetUtcNow()), CancellationToken.None)
            .GetAwaiter().GetResult();
    }

    private XElement Opened(ProtectionKey kept) => XElement.Parse(Encoding.UTF8.GetString(key.Open(Purpose, kept.Name, kept.Sealed.Span)));
}
