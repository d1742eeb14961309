// dotnet build -c Release samples/CustomOp, then: dotnet fsi samples/scripts/train.fsx
#I "../CustomOp/bin/Release/net10.0"
#r "RawOps.Runtime.dll"
#r "RawOps.Optimizers.dll"
#r "CustomOp.dll"

open System
open Acme.Ops
open RawOpsNet
open RawOpsNet.Optimizers

let text (tensor: Tensor) = String.Join(' ', tensor.ToArray<float32>())

// An op of the library. F# sees implicit conversions as op_Implicit; Tensor.From says it.
let x = Tensor.From(array2D [ [ 1.0f; 2.0f ]; [ 3.0f; 4.0f ] ])
printfn "product %s" (text (RawOps.MatMul(x, x)))

// An op of samples/CustomOp: F# calls it on its own class, since it does not see C# 14's extension members.
printfn "mish(0) %s" (text (AcmeOps.Mish(Tensor.From [| 0.0f |])))

// A step of training.
let weight = new Variable(Tensor.From [| 1.0f; -2.0f |])
let optimizer = new SGD(Nullable(HyperValue.op_Implicit 0.25))
let loss () = RawOps.Sum(RawOps.Square(Variable.op_Implicit weight : Tensor), Tensor.op_Implicit 0)
optimizer.Minimize(Func<Tensor> loss, [ weight ]) |> ignore
printfn "weight  %s" (text (weight.Read()))
