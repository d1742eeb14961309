using RawOpsNet.CommandLine.Golden;
using RawOpsNet.CommandLine.Golden.Fit;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.CommandLine.Commands;

/// <summary>
/// Runs recorded vectors: one line a file, the failed cases named with got, expected and difference, a total at the end.
/// </summary>
internal sealed class ConformCommand(TextWriter output, Device device = default)
{
    private int _passed;
    private int _cases;
    private int _ops;
    private int _missing;
    private int _withoutKernel;

    /// <summary>Runs the files of <paramref name="path"/>; <paramref name="only"/> names ops or files.</summary>
    /// <returns>0 where every case passed and there was one, else 1.</returns>
    public int Run(string path, IReadOnlyCollection<string> only)
    {
        string[] files = [.. GoldenFile.List(path)];
        HashSet<string> known = [.. files.Select(GoldenFile.NameOf)];
        string[] unknown = [.. only.Where(name => !known.Contains(name))];
        foreach (string name in unknown)
        {
            string near = Suggestions.Nearest(name, known) is { } meant ? $" Did you mean '{meant}'?" : "";
            output.WriteLine($"There are no vectors of '{name}' in {path}.{near}");
        }

        foreach (string file in files)
        {
            string name = GoldenFile.NameOf(file);
            if (only.Count > 0 && !only.Contains(name))
            {
                continue;
            }

            if (!device.IsCpu && !OpRegistry.TryGet(name, out _))
            {
                output.WriteLine($"{name}: not run: on {device} the vectors of ops are run");
            }
            else if (RecordedFiles.Run(file) is { } results)
            {
                Report(name, results);
            }
            else if (FitFile.Read(file) is { } fit)
            {
                Report(name, fit.Cases.Where(c => c.Run is not null).Select(c => (c.Name, Guard(c.Run!))));
                foreach (FitCase skipped in fit.Cases.Where(c => c.Run is null))
                {
                    output.WriteLine($"  not run: {skipped.Name}: {skipped.Reason}");
                }
            }
            else if (GoldenFile.Read(file) is { } golden)
            {
                Run(golden);
            }
            else
            {
                output.WriteLine($"{name}: not run: there is no runner for what it holds");
            }
        }

        string without = device.IsCpu ? "" : $"; {_withoutKernel} ops without a launch on {device} are not counted";
        output.WriteLine($"PASSED {_passed} of {_cases} cases in {_ops} ops; {_missing} ops not in the registry{without}");
        return _passed == _cases && _cases > 0 && unknown.Length == 0 ? 0 : 1;
    }

    private void Run(GoldenFile golden)
    {
        if (!OpRegistry.TryGet(golden.Op, out OpDefinition? op))
        {
            _missing++;
            output.WriteLine($"{golden.Op}: not in the registry");
            return;
        }

        if (device.IsCpu)
        {
            Report(golden.Op, golden.Cases.Select(c => (c.Id, Guard(() => CaseRunner.Run(op, c)))));
            return;
        }

        DeviceRun run = new(device, op);
        foreach (GoldenCase recorded in golden.Cases)
        {
            run.Add(recorded.Id, Guard(() => CaseRunner.Run(op, recorded, device)));
        }

        run.End();
        output.WriteLine(run.Line);
        run.Failures.ForEach(output.WriteLine);
        if (run.IsCounted)
        {
            _ops++;
            _cases += run.Cases;
            _passed += run.Passed;
        }
        else
        {
            _withoutKernel++;
        }
    }

    private void Report(string name, IEnumerable<(string Id, string? Failure)> results)
    {
        int passed = 0;
        int cases = 0;
        List<string> failures = [];
        foreach ((string id, string? failure) in results)
        {
            cases++;
            if (failure is null)
            {
                passed++;
            }
            else
            {
                failures.Add($"  {id}: {failure}");
            }
        }

        output.WriteLine($"{name}: {passed} of {cases}");
        failures.ForEach(output.WriteLine);
        _ops++;
        _passed += passed;
        _cases += cases;
    }

    /// <summary>Turns a failure that is no OpException into a line: one broken op must not hide the others.</summary>
    private static string? Guard(Func<string?> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"unexpected {exception.GetType().Name}: {exception.Message}";
        }
    }
}
