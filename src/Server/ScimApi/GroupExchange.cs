using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Provisioning;
using Rolecall.Scim.Messages;

namespace Rolecall.Server.ScimApi;

/// <summary>One write of a group on its way through an operation, and its answer afterwards.</summary>
internal sealed class GroupExchange
{
    /// <summary>Above this a PATCH is answered without a body: a whole one would make the cost depend on the size of the group.</summary>
    private const int LargestAnswered = 1_000;

    private readonly ScimRequest scim;
    private readonly GroupShape shape;
    private readonly int status;

    public GroupExchange(ScimRequest scim, GroupShape shape, int status)
    {
        (this.scim, this.shape, this.status) = (scim, shape, status);
        Record = new ResourceWrite<Group>(
            scim.Admitted.TokenHandle, scim.Method, scim.MaskedPath, scim.MaskedBody, scim.Allowance, Render, scim.Refuse);
    }

    public ResourceWrite<Group> Record { get; }

    /// <summary>Whole as it stands now: others may have written since, and then body and ETag are both of the newer version.</summary>
    public async Task<ScimAnswer> AnswerAsync(Group group, IDirectory directory, CancellationToken ct)
    {
        scim.IsRecorded = true;
        if (IsBare(group))
            return new ScimAnswer(StatusCodes.Status204NoContent) { ETag = EntityTags.Of(group.Version) };
        if (!shape.ShowsMembers)
            return shape.Answer(status, group, []);
        return await directory.ReadGroupAsync(group.Id, (now, members) => shape.Answer(status, now, members), ct)
            ?? shape.Answer(status, group, []);
    }

    private bool IsBare(Group group) =>
        scim.Method == HttpMethods.Patch && group.Members > LargestAnswered && shape is { ShowsMembers: true, AsksForAttributes: false };

    private LoggedAnswer Render(Group group) => IsBare(group)
        ? new LoggedAnswer(StatusCodes.Status204NoContent, null)
        : new LoggedAnswer(status, Masking.OfBody(shape.Render(group, Enumerable.Empty<GroupMember>()), scim.Types.Secrets));
}
