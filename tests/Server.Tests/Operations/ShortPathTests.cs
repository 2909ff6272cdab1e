using System.Text;
using Rolecall.Server.Operations;

namespace Rolecall.Server.Tests.Operations;

public sealed class ShortPathTests
{
    [Fact]
    public void A_short_path_stays_as_it_is() => Assert.Equal("/var/lib/rolecall/rolecall.db.sock", ShortPath.To("/var/lib/rolecall/rolecall.db.sock"));

    [Fact]
    public void A_long_one_leads_through_a_link_that_goes_when_it_is_forgotten()
    {
        var folder = Directory.CreateTempSubdirectory("rolecall-");
        var deep = folder.CreateSubdirectory(new string('d', 120));
        var near = ShortPath.To(Path.Combine(deep.FullName, "rolecall.db.sock"));
        try
        {
            Assert.True(Encoding.UTF8.GetByteCount(near) <= 100);
            File.WriteAllText(near, "");
            Assert.True(File.Exists(Path.Combine(deep.FullName, "rolecall.db.sock")));
        }
        finally
        {
            ShortPath.Forget(near);
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(near)));
        Assert.True(File.Exists(Path.Combine(deep.FullName, "rolecall.db.sock")));
        folder.Delete(recursive: true);
    }
}
