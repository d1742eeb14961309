using RawOpsNet.CommandLine.Golden;

namespace RawOpsNet.Tests.Training;

public sealed class RecordedFilesTests
{
    [Fact]
    public void A_file_of_many_parts_is_not_taken_for_one_of_them()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, """{"tf": "2.21.0", "keras": "2.21.0", "seed": 7, "split": [], "metrics": [{"devices": 2}]}""");
        try
        {
            Assert.Null(RecordedFiles.Run(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
