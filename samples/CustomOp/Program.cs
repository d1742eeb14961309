using Acme;
using Acme.Ops;
using RawOpsNet;

// The ops of acme.ops.yaml stand beside those of the library.
Tensor x = new float[,] { { -1, 0, 2 }, { 3, 4, 5 } };
Console.WriteLine($"Mish            {RawOps.Mish(x)}");
Console.WriteLine($"RootMeanSquare  {RawOps.RootMeanSquare(x, new[] { 1 })}");
Console.WriteLine($"Smooth          {RawOps.Smooth(x, decay: 0.5f)}");

float[] losses = FilterTraining.Run(steps: 200);
Console.WriteLine($"loss            {losses[0]:0.0000} before, {losses[^1]:0.0000} after {losses.Length} steps");
