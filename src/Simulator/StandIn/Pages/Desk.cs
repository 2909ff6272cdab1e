using Microsoft.Extensions.Hosting;
using Rolecall.Simulator.StandIn.Hosting;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pushing;
using Rolecall.Simulator.StandIn.WireView;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>What pages work with.</summary>
internal sealed record Desk(
    StateFile File, Provisioner Provisioner, Credentials Credentials, Imports Imports, WireLog Wire, Origin Origin, IHostApplicationLifetime Host);
