using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Resources;

namespace Rolecall.Server.ScimApi;

/// <summary>One write of a resource on its way through an operation, which puts the exchange into the log with the change itself.</summary>
internal sealed class ResourceExchange
{
    private readonly ScimRequest scim;
    private readonly ResourceShape shape;
    private readonly int status;

    public ResourceExchange(ScimRequest scim, ResourceShape shape, int status)
    {
        (this.scim, this.shape, this.status) = (scim, shape, status);
        Record = new ResourceWrite<Resource>(
            scim.Admitted.TokenHandle, scim.Method, scim.MaskedPath, scim.MaskedBody, scim.Allowance, Render, scim.Refuse);
    }

    public ResourceWrite<Resource> Record { get; }

    public ScimAnswer Answer(Resource resource)
    {
        scim.IsRecorded = true;
        return shape.Answer(status, resource);
    }

    private LoggedAnswer Render(Resource resource) => new(status, Masking.OfAnswer(shape.Answer(status, resource), scim.Types.Secrets));
}
