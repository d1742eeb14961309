// There is one emulated driver in a process, and its log of violations is one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
