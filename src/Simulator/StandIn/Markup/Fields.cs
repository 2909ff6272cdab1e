namespace Rolecall.Simulator.StandIn.Markup;

/// <summary>Form fields, each with its label.</summary>
internal static class Fields
{
    public static Html Text(string id, string label, string value, string hint = "", string type = "text", bool required = false) => Html.Of($"""
        <div class="field">
        <label for="{id}">{label}</label>
        <input id="{id}" name="{id}" type="{type}" value="{value}" maxlength="1000" autocomplete="off" spellcheck="false"{Required(required)}{Described(id, hint)}>
        {Hint(id, hint)}
        </div>
        """);

    public static Html Select(string id, string label, string value, IEnumerable<(string Value, string Text)> options, string hint = "") => Html.Of($"""
        <div class="field">
        <label for="{id}">{label}</label>
        <select id="{id}" name="{id}"{Described(id, hint)}>{options.Select(option => Html.Of($"""
            <option value="{option.Value}"{Selected(option.Value == value)}>{option.Text}</option>
            """))}</select>
        {Hint(id, hint)}
        </div>
        """);

    public static Html Checkbox(string id, string label, bool ticked, string hint = "") => Html.Of($"""
        <div class="tick">
        <input id="{id}" name="{id}" type="checkbox" value="on"{Checked(ticked)}{Described(id, hint)}>
        <div><label for="{id}">{label}</label>
        {Hint(id, hint)}</div>
        </div>
        """);

    public static Html Radio(string name, string value, string label, bool ticked, string hint = "")
    {
        var id = $"{name}-{value}";
        return Html.Of($"""
            <div class="tick">
            <input id="{id}" name="{name}" type="radio" value="{value}"{Checked(ticked)}{Described(id, hint)}>
            <div><label for="{id}">{label}</label>
            {Hint(id, hint)}</div>
            </div>
            """);
    }

    /// <summary>Something to take to the other side.</summary>
    public static Html Copy(string id, string label, string value, string hint = "") => Html.Of($"""
        <div class="field">
        <label for="{id}">{label}</label>
        <div class="copy"><input id="{id}" type="text" value="{value}" readonly{Described(id, hint)}>
        <button type="button" class="quiet" data-copy="{id}" aria-label="Copy {label}">Copy</button></div>
        {Hint(id, hint)}
        </div>
        """);

    private static Html Hint(string id, string hint) => Html.If(hint.Length > 0, () => Html.Of($"<p class=\"hint\" id=\"{id}-hint\">{hint}</p>"));

    private static Html Described(string id, string hint) =>
        Html.If(hint.Length > 0, () => Html.Of($" aria-describedby=\"{id}-hint\""));

    private static Html Checked(bool ticked) => Html.If(ticked, () => Html.Of($" checked"));

    private static Html Selected(bool selected) => Html.If(selected, () => Html.Of($" selected"));

    private static Html Required(bool required) => Html.If(required, () => Html.Of($" required"));
}
