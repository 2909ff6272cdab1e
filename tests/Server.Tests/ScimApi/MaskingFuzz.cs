using System.Text;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Server.ScimApi;

namespace Rolecall.Server.Tests.ScimApi;

public sealed class MaskingFuzz
{
    private const string Seed =
        """{"userName":"ada","Operations":[{"value":{"a":[1,true,null]},"path":"password"}],"password":"\u0041\ud83d\ude00","x":{}}""";

    [Fact, Spec("R-53")]
    public void No_damage_to_a_body_makes_masking_fail()
    {
        var random = new Random(20261102);
        for (var round = 0; round < 20_000; round++)
        {
            var body = Encoding.UTF8.GetBytes(Seed);
            for (var damage = random.Next(1, 6); damage > 0; damage--)
                body[random.Next(body.Length)] = random.Next(4) == 0 ? (byte)random.Next(256) : body[random.Next(body.Length)];

            Assert.NotNull(Masking.OfBody(body.AsMemory(0, random.Next(1, body.Length + 1)), WorkspaceTypes.BuiltIn.Secrets));
        }
    }
}
