using RawOpsNet.Tests.Emulator.Harness;

namespace RawOpsNet.Tests.Emulator;

/// <summary>A kernel of planted.cu, how to run it, and what must be said of it.</summary>
/// <param name="Kernel">Its name.</param>
/// <param name="Threads">The threads of a block.</param>
/// <param name="Arguments">Makes its arguments.</param>
/// <param name="Status">The status at the synchronisation, in check mode.</param>
/// <param name="Message">What the report says.</param>
/// <param name="Place">The block and thread that the report names; null where it names none.</param>
internal sealed record PlantedBug(string Kernel, int Threads, Func<Argument[]> Arguments, int Status, string Message,
    string? Place = "block 0 thread 0")
{
    /// <summary>The blocks of the grid.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>The bytes of dynamic shared memory.</summary>
    public int SharedBytes { get; init; }

    /// <summary>The bugs, by kernel.</summary>
    public static IReadOnlyDictionary<string, PlantedBug> All { get; } =
        Make().Concat(Endless()).ToDictionary(bug => bug.Kernel);

    /// <summary>Those that end by themselves.</summary>
    public static IEnumerable<string> Ending => Make().Select(bug => bug.Kernel);

    // Only where there is a short time limit.
    private static IEnumerable<PlantedBug> Endless() =>
    [
        new("spins", 1, () => [EmulatedDevice.Upload(0), Poison(1)], Harness.Status.LaunchTimeout, "time limit"),
        new("spins_without_memory", 1, () => [Poison(1), 5u], Harness.Status.LaunchTimeout, "time limit"),
    ];

    private static IEnumerable<PlantedBug> Make() =>
    [
        new("out_of_bounds", 128, () => [Poison(100), 100], Harness.Status.IllegalAddress,
            "out-of-bounds 4-byte write", "block 0 thread 100"),
        new("no_barrier", 64, () => [Ones(64), Poison(64)], 0, "data race (shared memory): read", "block 0 thread 32"),
        new("no_second_barrier", 32, () => [Ones(32), Poison(32)], 0, "data race (shared memory): write", "block 0 thread 1"),
        new("returns_before_barrier", 64, () => [Ones(64), Poison(64), 40], 0, "24 of 64 threads of block 0 had exited", null),
        new("one_element_two_threads", 64, () => [Poison(64)], 0, "data race (global memory): write", "block 0 thread 1"),
        new("one_element_many_blocks", 32, () => [Ones(1)], 0, "data race (global memory): read", "block 1 thread 0")
        {
            Blocks = 4,
        },
        new("variable_without_atomic", 32, () => [Poison(4)], 0, "data race (global memory): read", "block 1 thread 0")
        {
            Blocks = 4,
        },
        new("plain_read_of_atomic", 32, () => [EmulatedDevice.Upload(0), Poison(32)], 0, "against an earlier read",
            "block 0 thread 1"),
        new("divergent_barriers", 32, () => [Poison(64)], Harness.Status.LaunchFailed,
            "divergent barrier: threads of block 0 wait", null),
        new("hang", 32, () => [Poison(64)], Harness.Status.LaunchTimeout, "deadlock in kernel hang, block 0", null),
        new("inactive_lane", 32, () => [Poison(64)], 0, "shuffle reads an inactive lane", null),
        new("lane_outside_mask", 32, () => [Poison(64)], 0, "calling lane 16 is not in its mask 0xffff", null),
        new("misaligned", 1, () => [Poison(64)], Harness.Status.MisalignedAddress, "misaligned access"),
        new("shared_overrun", 64, () => [Poison(64)], Harness.Status.IllegalAddress,
            "out-of-bounds 4-byte write of a __shared__ array", "block 0 thread 32"),
        new("dynamic_shared_overrun", 64, () => [Poison(64)], Harness.Status.IllegalAddress,
            "out-of-bounds 4-byte write of the dynamic shared memory", "block 0 thread 32") { SharedBytes = 128 },
        new("variable_overrun", 1, () => [Poison(1), 100], Harness.Status.IllegalAddress, "out-of-bounds 4-byte read"),
        new("local_index", 1, () => [Poison(64), 4], Harness.Status.IllegalAddress, "index out of bounds of a fixed-size array"),
        new("signed_overflow", 1, () => [Poison(64), 1 << 28], 0, "signed overflow in *"),
        new("shift_too_far", 1, () => [Poison(64), 40], 0, "shift count out of range"),
        new("divides_by_zero", 1, () => [Poison(64), 0], Harness.Status.LaunchFailed, "division by zero or overflow"),
        new("uninitialised_shared", 64, () => [Poison(64)], 0, "read of uninitialised shared memory"),
        new("copy", 64, () => [Poison(64), Poison(64), 64], 0, "read of uninitialised global memory"),
        new("asserts", 8, () => [Poison(64), 3], Harness.Status.Assert, "assert(k > 3)", null),
        new("traps", 8, () => [Poison(64)], Harness.Status.LaunchFailed, "__trap()", null),
        new("illegal_instruction", 8, () => [Poison(64), 3], Harness.Status.LaunchFailed, "SIGILL: illegal instruction"),
        new("too_much_local", 1, () => [Poison(64), 5], Harness.Status.IllegalAddress, "stack overflow"),
    ];

    private static Argument Poison(int floats) => EmulatedDevice.Allocate(floats * sizeof(float));

    private static Argument Ones(int count) => EmulatedDevice.Upload([.. Enumerable.Repeat(1f, count)]);
}
