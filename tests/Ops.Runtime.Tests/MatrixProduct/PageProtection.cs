using System.Runtime.InteropServices;

namespace RawOpsNet.Tests.Runtime;

/// <summary>Closes pages to reads and writes on Linux; elsewhere does nothing.</summary>
internal static unsafe class PageProtection
{
    public const int Page = 4096;

    private const int NoAccess = 0;
    private const int ReadAndWrite = 3;

    public static void Close(void* page) => Set(page, NoAccess);

    public static void Open(void* page) => Set(page, ReadAndWrite);

    private static void Set(void* page, int access)
    {
        if (OperatingSystem.IsLinux() && Environment.SystemPageSize == Page)
        {
            Assert.Equal(0, SetProtection(page, Page, access));
        }
    }

    [DllImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetProtection(void* address, nint length, int access);
}
