namespace Digits;

/// <summary>Finds the sample's folder, from wherever it is started.</summary>
internal static class ProjectFolder
{
    /// <summary>
    /// Looks upwards from the program and from the working directory for Digits.csproj; else the program's own folder.
    /// </summary>
    public static string Find()
    {
        foreach (string start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Digits.csproj")))
                {
                    return folder.FullName;
                }
            }
        }

        return AppContext.BaseDirectory;
    }
}
