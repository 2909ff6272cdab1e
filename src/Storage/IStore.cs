using Rolecall.Domain;

namespace Rolecall.Storage;

/// <summary>Where an installation is kept, with the ports to all of it.</summary>
public interface IStore : IDirectories, IChanges, IAsyncDisposable
{
    IInstallation Installation { get; }

    IAccounts Accounts { get; }
}
