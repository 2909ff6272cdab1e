using Xunit.Sdk;
using Xunit.v3;

// Each of these tests wants the machine for itself: a second server under load would only make the first one slow.
[assembly: Parallelization(Mode = ParallelMode.None)]
