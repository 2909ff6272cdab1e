namespace Rolecall.Durability.Tests.Killing;

/// <summary>What one user was told about one person.</summary>
/// <remarks>Null stands for "not there", as value and as id.</remarks>
internal sealed class LedgerEntry(string userName)
{
    public string UserName => userName;

    public string? Id { get; private set; }

    /// <summary>What the server has acknowledged last.</summary>
    public string? Acknowledged { get; private set; }

    /// <summary>Whether a request is on its way whose answer never came.</summary>
    public bool IsOpen { get; private set; }

    public string? Intended { get; private set; }

    public void Intend(string? value) => (IsOpen, Intended) = (true, value);

    public void Acknowledge(string? id)
    {
        Id = id ?? Id;
        Acknowledged = Intended;
        IsOpen = false;
    }

    /// <summary>What was intended must not be there.</summary>
    public void Refuse() => IsOpen = false;

    /// <summary>Takes what was found as the truth from now on; says what must not be.</summary>
    public string? Settle(string? id, string? found)
    {
        var complaint = found == Acknowledged || (IsOpen && found == Intended)
            ? null
            : $"{userName}: {Name(found)} was found, {Name(Acknowledged)} was acknowledged"
                + (IsOpen ? $", {Name(Intended)} was on its way" : "");
        if (complaint is null && id is not null && Id is not null && id != Id)
            complaint = $"{userName}: came back as {id} and was {Id}";
        (Id, Acknowledged, IsOpen) = (id, found, false);
        return complaint;
    }

    private static string Name(string? value) => value ?? "nothing";
}
