namespace Rolecall.Simulator.StandIn.Model;

/// <summary>What is there at the first start, so that the guide can be walked at once.</summary>
internal static class FirstState
{
    public static StandInState Create(TimeProvider clock)
    {
        IReadOnlyList<DirectoryPerson> people =
        [
            Person("Ada", "Vries"), Person("Grace", "Hopkins"), Person("Alan", "Turner"),
            Person("Radia", "Perry"), Person("Barbara", "Lister"), Person("Edsger", "Dahl"),
        ];
        return new StandInState
        {
            Signing = SigningMaterial.Create(clock),
            People = people,
            Groups =
            [
                new(Ids.Group(), "Design") { Members = [people[0].Id, people[1].Id] },
                new(Ids.Group(), "Engineering") { Members = [people[2].Id, people[3].Id, people[5].Id] },
            ],
            Apps = [NewApp("Rolecall")],
        };
    }

    public static App NewApp(string name) => new(Ids.App(), name) { SignOn = new() { ClientSecret = Ids.Secret() } };

    // A reserved domain: a server that mails new members reaches nobody.
    private static DirectoryPerson Person(string given, string family)
    {
        var email = $"{given}.{family}@acme.example";
        return new(Ids.Person(), email, email, given, family);
    }
}
