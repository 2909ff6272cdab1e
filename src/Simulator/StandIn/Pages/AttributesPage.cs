using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>Provisioning → Profile Editor: where each role attribute goes.</summary>
internal static class AttributesPage
{
    private const string Name = "Profile Editor";

    public static void MapAttributes(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/provisioning/attributes", visit => Show(visit, visit.App.Attributes, fault: null));
        app.Act("/apps/{app}/provisioning/attributes", SaveAsync);
    }

    private static IResult Show(Visit visit, IReadOnlyList<RoleAttribute> attributes, string? fault) => ProvisioningFrame.Page(visit, Name, Html.Of($"""
        <form method="post" action="{AppFrame.PathOf(visit.App, "/provisioning/attributes")}" class="card">
        <h2>Role attributes</h2>
        <p>The external namespace decides where an attribute goes: the core User schema means the top level of the body, any other URN an object of that name.
        <strong>Without a namespace an attribute is never sent.</strong></p>
        <datalist id="namespaces"><option value="{Urns.Rolecall}"></option><option value="{Urns.User}"></option></datalist>
        {attributes.Select(attribute => Html.Of($"""
            <fieldset id="attribute-{attribute.Variable}"><legend>{attribute.Variable}</legend>
            {Fields.Text($"{attribute.Variable}-external", $"External name of {attribute.Variable}", attribute.ExternalName)}
            {Fields.Text($"{attribute.Variable}-namespace", $"External namespace of {attribute.Variable}", attribute.Namespace)}
            {Html.If(attribute.Variable == RoleAttribute.CustomRoleId, () =>
                Fields.Checkbox($"{attribute.Variable}-integer", "Send customRoleId as a number", attribute.IsInteger))}
            </fieldset>
            """))}
        <button type="submit">Save</button>
        </form>
        """), fault);

    private static async Task<IResult> SaveAsync(Visit visit)
    {
        var app = visit.App;
        IReadOnlyList<RoleAttribute> given =
        [
            .. app.Attributes.Select(attribute => attribute with
            {
                ExternalName = visit.Text($"{attribute.Variable}-external"),
                Namespace = visit.Text($"{attribute.Variable}-namespace"),
                IsInteger = visit.Ticked($"{attribute.Variable}-integer"),
            }),
        ];
        if (given.FirstOrDefault(attribute => attribute.ExternalName.Length == 0) is { } nameless)
            return Show(visit, given, $"Give {nameless.Variable} an external name: it is what the application receives.");
        if (given.FirstOrDefault(attribute => attribute.IsSent && !attribute.Namespace.StartsWith("urn:", StringComparison.Ordinal)) is { } odd)
            return Show(visit, given, $"The external namespace of {odd.Variable} must begin with urn:, or be empty.");
        await visit.Desk.Provisioner.ChangeAsync(
            state => state.WithApp(app.Id, known => known with { Attributes = given }), visit.Stopping);
        return Visit.Go(AppFrame.PathOf(app, "/provisioning/attributes"), Notice.Saved);
    }
}
