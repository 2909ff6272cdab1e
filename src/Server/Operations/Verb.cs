using System.CommandLine;
using System.Data.Common;
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
    public static Task<int> RunAsync(ParseResult parse, string store, Func<IOperator, Task> act, CancellationToken ct) => RunAsync(parse, async () =>
    {
        await using var operations = await OpenAsync(store, ct);
        await act(operations);
        return 0;
    });

    /// <summary>The same for a verb that has no need of the ports.</summary>
    public static async Task<int> RunAsync(ParseResult parse, Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is RefusedException or UnusableStoreException or HttpRequestException)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync($"rolecall: {e.Message}");
            return Refused;
        }
        catch (DbException e)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync($"rolecall: The database refused: {e.Message}");
            return Refused;
        }
        catch (OperationCanceledException)
        {
            await parse.InvocationConfiguration.Error.WriteLineAsync("rolecall: Interrupted. Nothing was kept of what was begun.");
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

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static StoreAddress Address(ParseResult parse, Option<string> option) => Parse(option.Name, parse.GetRequiredValue(option));

    private static StoreAddress Parse(string option, string text) =>
        StoreAddress.Parse(text) ?? throw new RefusedException(Refusal.InvalidValue, $"{option} takes {StoreAddress.Forms}.");

    private static async Task<IOperator> OpenAsync(string store, CancellationToken ct)
    {
        var address = Parse("--store", store);
        if (address is SqliteAddress { Path: var database } && await RunningServer.FindAsync(database, ct) is { } server)
            return server;
        var clock = TimeProvider.System;
        return new OpenedStore(address.Open(clock), new EgressGuard(new EgressOptions([]), clock), clock);
    }
}
