using Rolecall.Simulator.Okta;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.WireView;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.StandIn.Pushing;

/// <summary>Lets an application's SCIM client speak, with everything seen in the wire view.</summary>
internal sealed class Connections(HttpClient http, WireLog wire, TimeProvider clock)
{
    /// <param name="occasion">What the admin did, as the wire view shows it.</param>
    public OktaSession Open(App app, string occasion)
    {
        var settings = new Settings
        {
            BaseUrl = app.Integration.BaseUrl.TrimEnd('/'),
            Token = app.Integration.Token,
            Features = app.Features | Features.Groups,
        };
        var secrets = new Secrets();
        secrets.Add(settings.Token);
        var line = new HttpLine(http, clock, settings.Timeout, wire.Watch(occasion, secrets));
        return new OktaSession(new Run(settings, line, secrets, new Notes(), clock), app.Dialect);
    }
}
