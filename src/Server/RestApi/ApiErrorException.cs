namespace Rolecall.Server.RestApi;

/// <summary>A "no" that is about HTTP or about one interface, so that the domain has no word for it.</summary>
internal sealed class ApiErrorException(ApiError error) : Exception(error.Sentence)
{
    public ApiError Error { get; } = error;
}
