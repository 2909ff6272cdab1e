using System.Globalization;
using Microsoft.Data.Sqlite;
using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Sorting;
using Rolecall.Storage.Rows;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Tests.Filters;
using SQLitePCL;

namespace Rolecall.Storage.Tests.Ordering;

/// <summary>A page far into a walk costs what the first one costs, with and without statistics for the planner.</summary>
public sealed class DeepPages(DeepPages.Crowd crowd) : IClassFixture<DeepPages.Crowd>
{
    private const int PageSize = 100;

    public static TheoryData<string?, string?> Walks() => new()
    {
        { null, null },
        { null, "active eq true" },
        { "userName", null },
        { "userName", "title pr" },
        { "displayName", null },
        { "externalId", null },
        { "id", null },
        { "meta.lastModified", null },
    };

    [Theory, Spec("C-5-07"), MemberData(nameof(Walks))]
    public void The_middle_of_a_walk_takes_the_steps_of_its_beginning(string? sortBy, string? filter)
    {
        var query = new ListQuery(filter is null ? null : Filter.Parse(filter, MemberSchemas.User), 1, PageSize)
        {
            Sort = Sort.Parse(sortBy, null, MemberSchemas.User), After = ListPosition.First,
        };
        foreach (var file in crowd.Files)
        {
            var count = file.Measure(query with { Count = 0 }).Steps;
            var (next, first) = file.Measure(query);
            Assert.InRange(first - count, 100, 20_000);
            for (var page = 1; page < Crowd.Size / PageSize / 2 && next is not null; page++)
            {
                (next, var steps) = file.Measure(query with { After = next });
                Assert.InRange(steps - count, 100, (first - count) * 3 / 2);
            }
        }
    }

    [Fact]
    public void By_index_the_last_page_of_a_plain_list_takes_the_steps_of_the_first_once_its_place_is_known()
    {
        var query = new ListQuery(null, 1, PageSize);
        foreach (var file in crowd.Files)
        {
            var (_, first) = file.Measure(query);
            var last = query with { StartIndex = Crowd.Size - PageSize + 1 };
            var (_, seen) = file.Measure(last);
            var (_, again) = file.Measure(last);
            Assert.InRange(seen, first, Crowd.Size * 15);
            Assert.InRange(again, 100, first * 3); // up to a thousand places along an index, a few steps each
        }
    }

    /// <summary>Nothing spares a list without an index from being sorted, but what is sorted need not be its documents.</summary>
    [Theory]
    [InlineData("title")]
    [InlineData("meta.created")]
    [InlineData("userName")]
    public void By_index_the_last_page_reads_no_more_documents_than_the_first(string sortBy)
    {
        var query = new ListQuery(null, 1, PageSize) { Sort = Sort.Parse(sortBy, null, MemberSchemas.User) };
        foreach (var file in crowd.Files)
        {
            var (_, first) = file.Measure(query);
            var (_, last) = file.Measure(query with { StartIndex = Crowd.Size - PageSize + 1 });
            Assert.InRange(last - first, 0, Crowd.Size * 12);
        }
    }

    /// <summary>One file without statistics, and one whose planner has them.</summary>
    public sealed class Crowd : IDisposable
    {
        public const int Size = 20_000;

        private readonly string path = Path.GetTempFileName();
        private readonly string analyzed = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        public Crowd()
        {
            using (var bare = MemberFile.Create(path))
            {
                bare.AddAll(Enumerable.Range(1, Size).Select(One));
                bare.Execute("update workspaces set scim_members = (select count(*) from members m where m.workspace = workspaces.workspace)");
                bare.Execute("vacuum into @to", ("@to", analyzed));
            }

            using (var known = new MemberFile(analyzed))
                known.Execute("analyze");
            Files = [new MeasuredFile(path), new MeasuredFile(analyzed)];
        }

        internal IReadOnlyList<MeasuredFile> Files { get; }

        public void Dispose()
        {
            foreach (var file in Files)
                file.Dispose();
            File.Delete(path);
            File.Delete(analyzed);
        }

        /// <remarks>Every other one has no name to show: those without a value are the half of a walk that needs care.</remarks>
        private static StoredMember One(int n)
        {
            var number = (n * 7919 % Size).ToString("D6", CultureInfo.InvariantCulture);
            return new StoredMember(n, ComplexNode.Empty
                .With("userName", new TextNode($"p{number}@example.com"))
                .With("externalId", new TextNode("ext-" + number))
                .With("displayName", n % 2 == 0 ? null : new TextNode("Person " + number))
                .With("title", new TextNode("Colleague"))
                .With("active", FlagNode.Of(n % 2 == 1)))
            {
                Modified = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(n / 1000),
            };
        }
    }

    internal sealed class MeasuredFile : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteSession session;

        public MeasuredFile(string path)
        {
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
            connection.Open();
            session = new SqliteSession(connection, new SettingsCache());
        }

        /// <summary>How many steps of SQLite's machine a page takes, and where the next one begins.</summary>
        public (ListPosition? Next, long Steps) Measure(ListQuery query)
        {
            var steps = 0L;
            raw.sqlite3_progress_handler(connection.Handle, 1, _ => { steps++; return 0; }, null);
            var page = MemberPages.Read(session, new WorkspaceId(1), MemberSchemas.User, query);
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
            return (page.Next, steps);
        }

        public void Dispose() => session.Dispose();
    }
}
