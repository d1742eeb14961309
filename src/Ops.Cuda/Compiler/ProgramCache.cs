using System.Security.Cryptography;
using System.Text;

namespace RawOpsNet.Cuda;

/// <summary>Keeps compiled programs in files, named by a hash of all that decides them. A damaged file is no hit.</summary>
/// <remarks>
/// <c>RAWOPS_CUDA_CACHE</c> names the folder, or switches the cache off (<c>0</c>, <c>off</c>). A file is written beside its
/// place and renamed, so that another process sees a whole one or none; a cache that cannot be written is none.
/// </remarks>
internal sealed class ProgramCache
{
    private const string Variable = "RAWOPS_CUDA_CACHE";

    private static ReadOnlySpan<byte> Magic => "RawOps CUDA 1\n\0\0"u8;

    private readonly string? _folder;

    /// <summary>Makes a cache in a folder; null keeps nothing.</summary>
    public ProgramCache(string? folder) => _folder = folder;

    /// <summary>The folder, or null.</summary>
    public string? Folder => _folder;

    /// <summary>The cache that the environment asks for.</summary>
    public static ProgramCache FromEnvironment()
    {
        string? asked = Environment.GetEnvironmentVariable(Variable);
        if (asked is { Length: > 0 })
        {
            bool isOff = asked == "0" || asked.Equals("off", StringComparison.OrdinalIgnoreCase);
            return new ProgramCache(isOff ? null : Path.GetFullPath(asked));
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return new ProgramCache(home.Length == 0 ? null : Path.Combine(home, "RawOps", "cuda"));
    }

    /// <summary>The name of what some parts decide.</summary>
    public static string Key(params ReadOnlySpan<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in parts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.LongLength));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Gives an image that was kept, or null.</summary>
    public byte[]? Find(string key)
    {
        if (_folder is null)
        {
            return null;
        }

        try
        {
            byte[] file = File.ReadAllBytes(PathOf(key));
            int head = Magic.Length + SHA256.HashSizeInBytes;
            if (file.Length <= head || !file.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            {
                return null;
            }

            byte[] image = file[head..];
            ReadOnlySpan<byte> hash = file.AsSpan(Magic.Length, SHA256.HashSizeInBytes);
            return SHA256.HashData(image).AsSpan().SequenceEqual(hash) ? image : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an image.</summary>
    public void Keep(string key, byte[] image)
    {
        if (_folder is null)
        {
            return;
        }

        string path = PathOf(key);
        string temporary = path + "." + Path.GetRandomFileName();
        try
        {
            Directory.CreateDirectory(_folder);
            using (FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(Magic);
                file.Write(SHA256.HashData(image));
                file.Write(image);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Drop(temporary);
        }
    }

    /// <summary>Forgets an image that the driver refused.</summary>
    public void Forget(string key)
    {
        if (_folder is not null)
        {
            Drop(PathOf(key));
        }
    }

    private static void Drop(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A leftover costs a few kilobytes; the op must run.
        }
    }

    private string PathOf(string key) => Path.Combine(_folder!, key + ".bin");
}
