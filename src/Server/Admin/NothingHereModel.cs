namespace Rolecall.Server.Admin;

public sealed record NothingHereModel(string Person, string Workspace, string Role, string RequestId);
