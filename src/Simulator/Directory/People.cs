using System.Security.Cryptography;

namespace Rolecall.Simulator.Directory;

/// <summary>Makes up people for one run and remembers whom the server took in, so that nobody stays behind active.</summary>
internal sealed class People(TimeProvider clock)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] GivenNames = ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Radia", "Donald", "Karen"];
    private static readonly string[] FamilyNames = ["Vries", "Hopkins", "Dahl", "Lister", "Turner", "Perry", "Knudsen", "Jones"];

    private readonly List<Assigned> _assigned = [];
    private int _made;

    /// <summary>In every name of the run, so that runs never meet, whenever and however often they start.</summary>
    public string RunId { get; } =
        $"{clock.GetUtcNow():yyMMddHHmmss}{RandomNumberGenerator.GetString(Letters, 4)}";

    public IReadOnlyList<Assigned> Assigned => _assigned;

    public Person Make()
    {
        var number = _made++;
        var given = GivenNames[number % GivenNames.Length];
        var family = FamilyNames[(number + (number / GivenNames.Length)) % FamilyNames.Length];
        // A reserved domain: a server that mails new members reaches nobody.
        return new Person($"{given}.{family}.{RunId}.{number + 1}@simulator.example", given, family, NewSourceId());
    }

    public void Remember(Person person, string id)
    {
        lock (_assigned)
        {
            _assigned.RemoveAll(other => other.Id == id);
            _assigned.Add(new Assigned(person, id));
        }
    }

    /// <summary>The server does not have them any more.</summary>
    public void Forget(Assigned assigned)
    {
        lock (_assigned)
            _assigned.RemoveAll(other => other.Id == assigned.Id);
    }

    public static string NewPassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 16);

    private static string NewSourceId() =>
        "00u" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 17);
}
