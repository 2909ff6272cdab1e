namespace Rolecall.Server.RestApi.V2;

/// <summary>A colour for people and workspaces that chose none; always the same one for the same number.</summary>
internal static class TeamColor
{
    private static readonly string[] Colors =
        ["#7b68ee", "#0f9d9f", "#d60800", "#b388ff", "#3e2723", "#e65100", "#40bc86", "#5d4037", "#f42c2c", "#004d40", "#536cfe", "#5f7c8a"];

    public static string Of(long number) => Colors[number % Colors.Length];
}
