using System.Security.Cryptography;
using Rolecall.Domain;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Makes a workspace with all it begins with, inside the writer's transaction.</summary>
internal static class WorkspaceFounding
{
    public static T Run<T>(
        Session session, DateTimeOffset now, string ownerEmail, Caller caller, Func<FoundingContext, Founding<T>> decide)
    {
        var account = AccountRows.Find(session, ownerEmail);
        var context = new FoundingContext(
            FreeNumber(session),
            Numbers.NextMember(session),
            Numbers.NextConnection(session),
            Numbers.NextAccount(session),
            account);
        var founding = decide(context);
        if (account is null)
            AccountRows.Insert(session, founding.Account);
        session.Enter(founding.Workspace.Id);
        Insert(session, founding.Workspace);

        var ledger = new Ledger(WorkspaceRow.Read(session, founding.Workspace.Id), now);
        ConnectionRows.Put(session, ledger.Workspace, founding.Connection is { } connection ? [connection] : []);
        MemberRows.Insert(session, ledger.Workspace, founding.Owner, ledger.Sequence, run: null);
        MembershipRows.Note(session, ledger.Workspace, founding.Account.Number);
        ledger.Count(null, founding.Owner);
        foreach (var credential in founding.Credentials)
            CredentialRows.Put(session, ledger.Workspace, credential);
        AuditLines.Add(session, ledger, caller, founding.Audit);
        ledger.Close(session);
        session.Held.Write(session); // while the workspace can be reached
        session.Held.Clear();
        return founding.Result;
    }

    private static WorkspaceId FreeNumber(Session session)
    {
        while (true)
        {
            var number = RandomNumberGenerator.GetInt32(10_000_000, 100_000_000);
            if (session.Number("select 1 from workspaces where workspace = @workspace", ("@workspace", number)) is null)
                return new WorkspaceId(number);
        }
    }

    private static void Insert(Session session, Workspace workspace) => session.Execute(
        """
        insert into workspaces (workspace, name, behaviour, owner, created_at, released_until, audit_hash)
        values (@workspace, @name, @behaviour, @owner, @at, @released, @hash)
        """,
        ("@workspace", workspace.Id.Value),
        ("@name", workspace.Name),
        ("@behaviour", StoredJson.Write(workspace.Behaviour)),
        ("@owner", workspace.Owner.Value),
        ("@at", Stored.Time(workspace.Created)),
        ("@released", Stored.Time(workspace.ReleasedUntil)),
        ("@hash", AuditChain.Start.ToArray()));
}
