namespace RawOpsNet.Tests.Runtime;

/// <summary>Has each part wait for all others, so that it ends only if each has a thread of its own.</summary>
internal readonly struct MeetingJob(CountdownEvent meeting) : IParallelJob
{
    public CountdownEvent Meeting => meeting;

    public void Run(int part)
    {
        meeting.Signal();
        if (!meeting.Wait(TimeSpan.FromSeconds(30)))
        {
            throw new TimeoutException("A part waited for one that no thread ran.");
        }
    }
}
