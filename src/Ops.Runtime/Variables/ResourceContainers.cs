namespace RawOpsNet.OpServices;

/// <summary>Finds the handles that share a container and a name.</summary>
internal static class ResourceContainers
{
    // TF resource_handle.h: ResourceHandle::ANONYMOUS_NAME.
    private const string AnonymousName = "cd2c89b7-88b7-44c8-ad83-06c2a9158347";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Container, string Name), Entry> Entries = [];

    public static ResourceHandle Handle(
        string op, string? label, string container, string sharedName, DType dtype, Shape? shape, Device device)
    {
        string name = sharedName.Length > 0 ? sharedName : label ?? "";
        if (name.Length == 0 || name == AnonymousName)
        {
            return new ResourceHandle(container, name.Length == 0 ? "anonymous" : name, dtype, shape, device);
        }

        lock (Gate)
        {
            if (Entries.TryGetValue((container, name), out Entry? entry) && entry.Weak.TryGetTarget(out ResourceHandle? found))
            {
                return found.DType == dtype
                    ? found
                    : throw new InvalidArgumentException(
                        $"The variable '{name}' exists as {found.DType.Name}; dtype is {dtype.Name}.", op, label, "dtype");
            }

            ResourceHandle handle = new(container, name, dtype, shape, device) { IsShared = true };
            Entries[(container, name)] = new Entry(new WeakReference<ResourceHandle>(handle));
            return handle;
        }
    }

    /// <summary>Keeps a shared variable that has a value until it is destroyed, as TensorFlow's resource manager does.</summary>
    public static void Root(ResourceHandle handle) => SetRoot(handle, handle);

    /// <summary>Leaves a shared variable without a value to the collector.</summary>
    public static void Unroot(ResourceHandle handle) => SetRoot(handle, null);

    private static void SetRoot(ResourceHandle handle, ResourceHandle? root)
    {
        if (!handle.IsShared)
        {
            return;
        }

        lock (Gate)
        {
            if (Entries.TryGetValue((handle.Container, handle.Name), out Entry? entry))
            {
                entry.Root = root;
            }
        }
    }

    private sealed class Entry(WeakReference<ResourceHandle> weak)
    {
        public WeakReference<ResourceHandle> Weak { get; } = weak;

        // Held, not read: it keeps the handle alive.
        public ResourceHandle? Root { get; set; }
    }
}
