using Rolecall.Domain;

namespace Rolecall.Storage.Tests.Contract;

/// <summary>A new, empty store of some kind.</summary>
/// <param name="Query">Reads rows past the port, for promises that no method shows; the SQL must be every store's.</param>
public sealed record StoreUnderTest(
    IDirectories Directories, IInstallation Installation, IAccounts Accounts, IChanges Changes, Func<string, Task<IReadOnlyList<object?[]>>> Query, Func<ValueTask> Close)
    : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Close();
}
