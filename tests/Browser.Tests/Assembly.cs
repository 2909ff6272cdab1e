using Rolecall.Browser.Tests.Browsing;
using Xunit.Sdk;
using Xunit.v3;

// One browser and one machine: what is measured and photographed here is not to be disturbed by its neighbour.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(HeadlessBrowser))]
