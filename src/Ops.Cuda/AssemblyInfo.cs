using System.Runtime.CompilerServices;

// Handles cross to the driver as the numbers they are.
[assembly: DisableRuntimeMarshalling]
