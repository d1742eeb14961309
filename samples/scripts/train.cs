#:project ../CustomOp/CustomOp.csproj

// dotnet run -c Release samples/scripts/train.cs
using Acme.Ops;
using RawOpsNet;
using RawOpsNet.Optimizers;

// An op of the library.
Tensor x = new float[,] { { 1, 2 }, { 3, 4 } };
Console.WriteLine($"product {string.Join(' ', RawOps.MatMul(x, x).ToArray<float>())}");

// An op of samples/CustomOp.
Console.WriteLine($"mish(0) {RawOps.Mish(new float[] { 0 }).ToArray<float>()[0]}");

// A step of training.
Variable weight = new(new float[] { 1, -2 });
SGD optimizer = new(0.25);
optimizer.Minimize(() => RawOps.Sum(RawOps.Square(weight), 0), [weight]);
Console.WriteLine($"weight  {string.Join(' ', weight.Read().ToArray<float>())}");
