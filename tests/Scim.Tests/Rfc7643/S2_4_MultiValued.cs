namespace Rolecall.Scim.Tests.Rfc7643;

public sealed class S2_4_MultiValued
{
    [Fact, Spec("S-2.4-01")]
    public void Two_primaries_are_refused() =>
        Refused.With(Refusal.InvalidValue, () => Wire.User("""
            { "emails": [{ "value": "a@x.example", "primary": true }, { "value": "b@x.example", "primary": "True" }] }
            """));

    [Fact, Spec("S-2.4-04")]
    public void A_value_that_comes_twice_is_kept_once() =>
        Wire.Is("""{ "emails": [{ "value": "a@x.example", "type": "work", "primary": true }] }""", Wire.User("""
            { "emails": [{ "value": "a@x.example", "type": "work", "primary": true }, { "type": "work", "primary": true, "value": "a@x.example" }] }
            """));

    [Fact, Spec("S-2.4-05")]
    public void One_value_may_have_several_types() =>
        Assert.Equal(2, Wire.User("""
            { "emails": [{ "value": "a@x.example", "type": "work" }, { "value": "a@x.example", "type": "home" }] }
            """).List("emails").Count);

    [Fact, Spec("S-7-16", "T-18")]
    public void A_single_value_is_wrapped()
    {
        Wire.Is("""{ "emails": [{ "value": "a@x.example" }] }""", Wire.User("""{ "emails": { "value": "a@x.example" } }"""));
        Wire.Is("""{ "tags": ["t"] }""", Wire.Gadget("""{ "tags": "t" }"""));
    }

    [Fact, Spec("S-4.1.2-01", "S-4.1.2-14", "S-7-15", "T-31")]
    public void Types_and_formats_of_values_are_the_clients() =>
        Assert.Equal(["emails", "phoneNumbers", "ims", "photos", "addresses", "entitlements", "roles"], Wire.User("""
            { "emails": [{ "value": "no mail address" }], "phoneNumbers": [{ "value": "ask for Ann", "type": "pigeon" }], "ims": [{ "value": "a" }],
              "photos": [{ "value": "p.png" }], "addresses": [{ "country": "US" }], "entitlements": ["e"], "roles": [{ "value": "r" }] }
            """).Select(attribute => attribute.Key));
}
