namespace Rolecall.Simulator.Api;

/// <summary>Built-in roles as the public API numbers them.</summary>
internal static class RoleNumbers
{
    public const int Owner = 1;

    public static int Of(string role) => role switch
    {
        "owner" => Owner,
        "admin" => 2,
        "guest" => 4,
        "limited_member" => 5,
        _ => 3,
    };
}
