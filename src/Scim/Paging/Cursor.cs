namespace Rolecall.Scim.Paging;

/// <summary>What a client carries from one page to the next (RFC 9865); the server keeps nothing of it.</summary>
/// <param name="Part">Which of the resource types of a query over several; 0 in any other.</param>
/// <param name="Count">The size of the pages, which stays the same from the first to the last.</param>
public sealed record Cursor(ListPosition Position, int Part, int Count, DateTimeOffset Issued);
