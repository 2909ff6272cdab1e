using System.CommandLine;
using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Server.Egress;
using Rolecall.Storage;

namespace Rolecall.Server.Operations;

/// <summary>What all of the operator's verbs share: the store, the exit code, and the words for a refusal.</summary>
internal static class Verb
{
    public const int Refused = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Option<string> StoreOption() => new("--store")
    {
        Description = $"Where everything is kept: {StoreAddress.Forms}.",
        HelpName = "STORE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ROLECALL_STORE") is { Length: > 0 } set ? set : "sqlite:./data/rolecall.db",
    };

    /// <summary>Does it, and turns an expected "no" into one sentence and an exit code.</summary>
    public static async Task<int> RunAsync(ParseResult parse, string store, Func<IOperator, Task> act, CancellationToken ct)
    {
        try
        {
            await using var operations = await OpenAsync(store, ct);
            await act(operations);
            return 0;
        }
        catch (Exception e) when (e is RefusedException or UnusableStoreException or HttpRequestException)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync($"rolecall: {e.Message}");
            return Refused;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync($"rolecall: A file could not be used: {e.Message}");
            return Refused;
        }
    }

    public static Task PrintJsonAsync<T>(ParseResult parse, T answer) =>
        parse.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(answer, Json));

    private static async Task<IOperator> OpenAsync(string store, CancellationToken ct)
    {
        var address = StoreAddress.Parse(store) ?? throw new RefusedException(Refusal.InvalidValue, $"--store takes {StoreAddress.Forms}.");
        if (address is SqliteAddress { Path: var database } && await RunningServer.FindAsync(database, ct) is { } server)
            return server;
        var clock = TimeProvider.System;
        return new OpenedStore(address.Open(clock), new EgressGuard(new EgressOptions([]), clock), clock);
    }
}
