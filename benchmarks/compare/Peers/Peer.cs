using System.Diagnostics;
using System.Globalization;

namespace RawOpsNet.Compare;

/// <summary>Is another library in a process of its own, which runs works by name as often as it is told.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    /// <summary>Gets the library's short name.</summary>
    public string Name { get; }

    /// <summary>Starts the peers that this machine has, and says which and why others are not there.</summary>
    public static List<Peer> StartAll(int threads)
    {
        List<Peer> peers = [];
        foreach (PeerProgram program in PeerProgram.All)
        {
            string? missing = program.WhyNot();
            if (missing is null)
            {
                Peer peer = new(program.Name, Process.Start(program.Command(threads))!);
                Console.WriteLine($"{threads} thread(s), {program.Name}: {peer._process.StandardOutput.ReadLine()}");
                peers.Add(peer);
            }
            else
            {
                Console.WriteLine($"{threads} thread(s), {program.Name}: left out, {missing}");
            }
        }

        return peers;
    }

    /// <summary>Tells whether the peer does a work; prepares it.</summary>
    public bool Knows(string work) => Ask(work, 0) is not null;

    /// <summary>Runs a work a number of times; gives the seconds that took.</summary>
    public double Time(string work, long count) =>
        Ask(work, count) ?? throw new InvalidOperationException($"{Name} does not know {work}.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private double? Ask(string work, long count)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work} {count}"));
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{Name} ended while it was asked for {work}.");
        return answer == "none" ? null : double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
