namespace Rolecall.Bench.Limits;

/// <summary>What a workload is held against.</summary>
internal enum Limit
{
    /// <summary>One resource read.</summary>
    Read,

    /// <summary>One resource written.</summary>
    Write,

    /// <summary>A page of 100 read.</summary>
    Page,

    /// <summary>Rows loaded: nothing was measured for it.</summary>
    None,
}

/// <summary>The limits of this machine in this run, in requests, transactions or rows a second.</summary>
/// <param name="Select">By the driver alone, with 16 connections; null when PostgreSQL is not measured.</param>
/// <param name="Insert">As <paramref name="Select"/>.</param>
internal sealed record Ceiling(double Get, double Post, double Page, double Transactions, double? Select, double? Insert)
{
    public bool IsPostgres => Select is not null;

    public double? Of(Limit limit) => limit switch
    {
        Limit.Read => Select ?? Get,
        Limit.Write => Insert ?? Post,
        Limit.Page => Page,
        _ => null,
    };

    public string NameOf(Limit limit) => limit switch
    {
        Limit.Read => IsPostgres ? "Npgsql select" : "bare GET",
        Limit.Write => IsPostgres ? "Npgsql insert" : "bare POST",
        Limit.Page => "bare page",
        _ => "",
    };
}
