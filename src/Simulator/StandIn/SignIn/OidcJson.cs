using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rolecall.Simulator.StandIn.SignIn;

internal static class OidcJson
{
    public static IResult Result(JsonObject json, int status = StatusCodes.Status200OK) =>
        Results.Text(json.ToJsonString(), "application/json", statusCode: status);
}
