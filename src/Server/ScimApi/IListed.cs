using System.Buffers;
using Rolecall.Domain;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>One type of resource in a list.</summary>
internal interface IListed
{
    ResourceType Type { get; }

    Task<ListedPage> ReadAsync(ListQuery query, CancellationToken ct);
}

/// <param name="Total">All that match, not only this page.</param>
/// <param name="Resources">Each writes a complete JSON object.</param>
/// <param name="Next">Where the next page begins; null on the last, and on one that was asked for by index.</param>
internal sealed record ListedPage(long Total, IReadOnlyCollection<Action<IBufferWriter<byte>>> Resources, ListPosition? Next);
