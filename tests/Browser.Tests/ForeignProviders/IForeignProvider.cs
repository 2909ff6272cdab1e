using Microsoft.Playwright;

namespace Rolecall.Browser.Tests.ForeignProviders;

/// <summary>An identity provider that others wrote, running on 127.0.0.1: another site than the server under test, which is on localhost.</summary>
internal interface IForeignProvider : IAsyncDisposable
{
    Uri Address { get; }

    /// <summary>Signs a person in at the provider's own pages, and returns when the browser has left them.</summary>
    /// <param name="page">Stands at the provider, where the server under test sent it.</param>
    /// <param name="name">Of one of <see cref="Person.All"/>.</param>
    Task SignInAsync(IPage page, string name);
}
