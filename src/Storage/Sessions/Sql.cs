namespace Rolecall.Storage.Sessions;

/// <summary>A text that differs between the databases, made once for each.</summary>
internal sealed class Sql(Func<Dialect, string> make)
{
    private readonly string?[] made = new string?[Enum.GetValues<DialectKind>().Length];

    public string In(Dialect dialect) => made[(int)dialect.Kind] ??= make(dialect);

    public string In(Session session) => In(session.Dialect);
}
