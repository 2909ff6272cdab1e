namespace Rolecall.Server.SignIn.Sso;

/// <param name="Url">Where the form goes.</param>
public sealed record DepartureModel(string Url, string SamlRequest);

/// <param name="To">A path of ours.</param>
public sealed record ArrivedModel(string To);

/// <param name="Code">For whoever is asked for help.</param>
/// <param name="Back">Where to begin again.</param>
public sealed record RefusedModel(string Sentence, string Code, string RequestId, string Back);
