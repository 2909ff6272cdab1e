namespace Rolecall.Simulator.StandIn.Markup;

/// <summary>Small pieces that many pages share.</summary>
internal static class Badges
{
    public static Html Good(string text) => Html.Of($"<span class=\"badge good\">{text}</span>");

    public static Html Plain(string text) => Html.Of($"<span class=\"badge\">{text}</span>");

    public static Html Bad(string text) => Html.Of($"<span class=\"badge bad\">{text}</span>");

    public static Html Success(string? text) => Html.If(text is not null, () => Html.Of($"<p class=\"message good\" role=\"status\">{text}</p>"));

    public static Html Fault(string? text) => Html.If(text is not null, () => Html.Of($"<p class=\"message bad\" role=\"alert\">{text}</p>"));

    /// <summary>A form that is one button.</summary>
    public static Html Button(string action, string text, string? label = null, string style = "quiet") => Html.Of($"""
        <form method="post" action="{action}" class="inline"><button type="submit" class="{style}" aria-label="{label ?? text}">{text}</button></form>
        """);
}
