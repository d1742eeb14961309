using RawOpsNet.Checkpoints;
using RawOpsNet.Models;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training.Mistakes;

/// <summary>
/// The ten commonest mistakes, each by an operator, a raw op and a layer or what is nearest: the message, word by word, names the
/// op, the argument, both values, and what mends it.
/// </summary>
public sealed class MistakeTests
{
    private static readonly Tensor Floats = new float[,] { { 1, 2, 3 }, { 4, 5, 6 } };
    private static readonly Tensor Ints = new[] { 1, 2, 3 };

    [Fact]
    public void A_tensor_that_was_disposed()
    {
        const string Why =
            "has been disposed, by its owner or by the scope that it was made in; TensorScope.Keep takes a tensor out of its "
            + "scope.";
        Tensor gone = Tensor.Zeros([2]);
        gone.Dispose();
        Tensor left;
        using (new TensorScope())
        {
            left = Floats + 1;
        }

        Says<FailedPreconditionException>($"AddV2: x (float32 [2]) {Why}", () => gone + Floats);
        Says<FailedPreconditionException>($"Mul: x (float32 [2, 3]) {Why}", () => left * 2);
        Says<FailedPreconditionException>(
            $"MatMul 'scores': b (float32 [2]) {Why}", () => RawOps.MatMul(Floats, gone, name: "scores"));
        Says<FailedPreconditionException>($"head: input (float32 [2]) {Why}", () => Head().Invoke(gone));
        Says<FailedPreconditionException>($"ToArray: tensor (float32 [2]) {Why}", () => gone.ToArray<float>());
        Says<FailedPreconditionException>($"StridedSlice: input (float32 [2]) {Why}", () => gone[0]);
    }

    [Fact]
    public void A_wrong_dtype()
    {
        Says<InvalidArgumentException>(
            "AddV2: y is int32, but x is float32; both must have one dtype. Write a number as 2f to make it float32; "
            + "RawOps.Cast(y, DType.Float32) converts a tensor.",
            () => Floats + Ints);
        Says<InvalidArgumentException>(
            "AddV2: y is float32, but x is int32; both must have one dtype. RawOps.Cast(y, DType.Int32) converts it.",
            () => Ints + Floats);
        Says<InvalidArgumentException>(
            "AddV2 'bias': y is float64, but x is float32; both must have one dtype. Write a number as 0.5f to make it float32; "
            + "RawOps.Cast(y, DType.Float32) converts a tensor.",
            () => RawOps.AddV2(Floats, 2.0, name: "bias"));
        Says<InvalidArgumentException>(
            "LogicalAnd: x is float32; it must be bool. RawOps.Cast(x, DType.Bool) converts it.",
            () => RawOps.LogicalAnd(Floats, Floats));
        Says<InvalidArgumentException>(
            "Neg: x is uint8; allowed for T are float32, float64, int32, int16, int8, complex64, int64, bfloat16, complex128, "
            + "float16. RawOps.Cast(x, DType.Float32) converts it.",
            () => -(Tensor)new byte[] { 1 });
        Says<InvalidArgumentException>(
            "AddV2: y is the number 300, which the tensor's dtype uint8 does not hold; cast the tensor first.",
            () => (Tensor)new byte[] { 1 } + 300);
        Says<InvalidArgumentException>(
            "ToArray<float>: the tensor is int32 [3], whose elements are read as int. RawOps.Cast(tensor, DType.Float32) "
            + "converts "
            + "it.",
            () => Ints.ToArray<float>());
    }

    [Fact]
    public void A_wrong_shape()
    {
        Dense head = Head();
        head.Invoke(Floats);
        using Variable w = new(Floats, name: "w");

        Says<InvalidArgumentException>(
            "AddV2: x of shape [2, 3] and y of shape [2] do not broadcast: dims are paired from the last, and dim -1 is 3 in x "
            + "but 2 "
            + "in y; they must be equal, or one of them 1.",
            () => Floats + (Tensor)new[] { 1f, 2 });
        Says<InvalidArgumentException>(
            "MatMul: k is 3 in a but 2 in b; a has shape [2, 3] and b has [2, 3], and they must agree there. "
            + "transposeB: true would fit, and so would transposeA: true.",
            () => RawOps.MatMul(Floats, Floats));
        Says<InvalidArgumentException>(
            "MatMul: k is 3 in a but 2 in b; a has shape [2, 3] and b has [3, 2], and they must agree there. "
            + "transposeB: false would fit, and so would transposeA: true.",
            () => RawOps.MatMul(Floats, Tensor.Zeros([3, 2]), transposeB: true));
        Says<InvalidArgumentException>(
            "MatMul: k is 3 in a but 4 in b; a has shape [2, 3] and b has [4, 5], and they must agree there.",
            () => RawOps.MatMul(Floats, Tensor.Zeros([4, 5])));
        Says<InvalidArgumentException>(
            "BatchMatMulV2: the inner size is 3 in x but 5 in y; x has shape [7, 2, 3], y has shape [5, 3], and they must agree "
            + "there. adjY: true would fit.",
            () => RawOps.BatchMatMulV2(Tensor.Zeros([7, 2, 3]), Tensor.Zeros([5, 3])));
        Says<InvalidArgumentException>(
            "head: the input has shape [1, 4]; its last dim must be 3, as when the layer was built.",
            () => head.Invoke(new float[1, 4]));
        Says<InvalidArgumentException>(
            "Reshape: tensor has 6 elements, but shape [4, 2] asks for 8.", () => RawOps.Reshape(Floats, new[] { 4, 2 }));
        Says<InvalidArgumentException>(
            "AssignVariableOp: value has shape [1], but the variable 'w' has [2, 3]; both must be the same.",
            () => w.Assign(new[] { 1f }));
        Says<InvalidArgumentException>(
            "AssignAddVariableOp 'w': value has shape [1], which does not match shape [2, 3] of resource; RawOps.Reshape or "
            + "RawOps.BroadcastTo gives it that shape.",
            () => w.AssignAdd(new[] { 1f }));
        Assert.Equal(Floats.ToArray<float>(), w.Read().ToArray<float>());
    }

    [Fact]
    public void A_wrong_rank()
    {
        Says<InvalidArgumentException>(
            "MatMul: b has shape [3] of rank 1; its rank must be 2. RawOps.ExpandDims adds a dim.",
            () => RawOps.MatMul(Floats, new[] { 1f, 2, 3 }));
        Says<InvalidArgumentException>(
            "MatMul: a has shape [1, 2, 3] of rank 3; its rank must be 2. RawOps.Reshape joins dims.",
            () => RawOps.MatMul(RawOps.ExpandDims(Floats, 0), Floats));
        Says<InvalidArgumentException>(
            "StridedSlice: The float32 tensor of shape [2, 3] cannot be indexed so: the items between the brackets name 3 "
            + "dims, but "
            + "it has rank 2.",
            () => Floats[0, 0, 0]);
        Says<InvalidArgumentException>(
            "head: the input has shape []; it must have at least 2 dims, the last one known and positive.",
            () => Head().Invoke(1f));
        Says<InvalidArgumentException>(
            "Item: the tensor has shape [2, 3] and 6 elements; it must have one. Index it first, or call ToArray.",
            () => Floats.Item<float>());
        Says<InvalidArgumentException>(
            "ToArray2D: the tensor has shape [3] of rank 1; its rank must be 2. ToArray takes any.", () => Ints.ToArray2D<int>());
    }

    [Fact]
    public void An_index_outside()
    {
        using Variable w = new(Floats, name: "w");

        Says<InvalidArgumentException>(
            "StridedSlice: index 5 (item 1) is out of range for axis 1 of size 3 of the float32 tensor of shape [2, 3]; it "
            + "must be in [-3, 3). Write ^1 or 2 for the last.",
            () => Floats[0, 5]);
        Says<InvalidArgumentException>(
            "StridedSlice: index 2 (item 0, element 1) is out of range for axis 0 of size 2 of the float32 tensor of shape [2, "
            + "3]; it must be in [-2, 2). Write -1 or 1 for the last.",
            () => Floats[new[] { 0, 2 }]);
        Says<InvalidArgumentException>(
            "GatherV2: indices[1] is 7, which is not in [0, 2). Indices count from 0, so the last is 1.",
            () => RawOps.GatherV2(Floats, new[] { 0, 7 }, 0));
        Says<InvalidArgumentException>(
            "GatherV2: indices is -1, which is not in [0, 2). Indices do not count from the end here: write 1.",
            () => RawOps.GatherV2(Floats, -1, 0));
        Says<InvalidArgumentException>(
            "GatherV2: indices is 0, which is not in [0, 0). There is nothing to index.",
            () => RawOps.GatherV2(Tensor.Zeros([0, 3]), 0, 0));
        Says<InvalidArgumentException>(
            "StridedSlice: index 0 (item 0) is out of range for axis 0 of size 0 of the float32 tensor of shape [0, 3]; that "
            + "axis is empty; a range such as .. takes it whole.",
            () => Tensor.Zeros([0, 3])[0]);
        Says<InvalidArgumentException>(
            "ResourceStridedSliceAssign: index -3 (item 0) is out of range for axis 0 of size 2 of the variable 'w' (float32 "
            + "[2, 3]);"
            + " it must be in [-2, 2). Write 0 for the first.",
            () => w[-3] = 0f);
        Says<InvalidArgumentException>(
            "The shape [2, 3] has no dim 2; it has 2, counted from 0. Write ^1 for the last.", () => Floats.Shape[2]);
    }

    [Fact]
    public void A_wrong_axis()
    {
        const string Last = "it must lie in [-2, 2) for rank 2. Write -1 or 1 for the last dim.";
        const string First = "it must lie in [-2, 2) for rank 2. Write -2 or 0 for the first dim.";

        Says<InvalidArgumentException>($"Sum: axis is 2; {Last}", () => RawOps.Sum(Floats, 2));
        Says<InvalidArgumentException>(
            "Sum: axis is 0; it must lie in [0, 0) for rank 0. A scalar has no dim; RawOps.ExpandDims adds one.",
            () => RawOps.Sum(1f, 0));
        Says<InvalidArgumentException>($"ConcatV2: axis is -3; {First}", () => RawOps.ConcatV2([Floats, Floats], -3));
        Says<InvalidArgumentException>($"ArgMax: dimension is 2; {Last}", () => RawOps.ArgMax(Floats, 2));
        Says<InvalidArgumentException>(
            "ExpandDims: axis is 4; it must lie in [-3, 2] for rank 2. Write -1 for a dim after the last.",
            () => RawOps.ExpandDims(Floats, 4));
        Says<InvalidArgumentException>(
            $"ConcatV2: axis is 3; {Last}",
            () => new Concatenate(axis: 3).Invoke(new Tensors([Floats, Floats])));
    }

    [Fact]
    public void A_null()
    {
        Tensor none = null!;
        using Variable w = new(Floats, name: "w");
        const string NoVariable =
            "A variable that is null stands where a tensor is needed. A layer's are null until it is built: call it, or "
            + "EnsureBuilt(shape). (Parameter 'variable')";

        Says<InvalidArgumentException>("AddV2: y is null; pass a tensor.", () => Floats + none);
        Says<InvalidArgumentException>("Mul: x is null; pass a tensor.", () => none * 2);
        Says<InvalidArgumentException>("MatMul: b is null; pass a tensor.", () => RawOps.MatMul(Floats, none));
        Says<InvalidArgumentException>("AddN: inputs[1] is null; pass a tensor.", () => RawOps.AddN([Floats, none]));
        Says<ArgumentNullException>("head: input is null; pass a tensor. (Parameter 'input')", () => Head().Invoke(none));
        Says<ArgumentNullException>(
            "AssignVariableOp: value is null; pass a tensor. (Parameter 'value')", () => w.Assign(none));
        Says<ArgumentNullException>(
            "Variable: initialValue is null; pass a tensor. (Parameter 'initialValue')", () => new Variable(none));
        Says<ArgumentNullException>(NoVariable, () => RawOps.MatMul(Floats, new Dense(2).Kernel!));
    }

    [Fact]
    public void A_wrong_file()
    {
        string folder = Directory.CreateTempSubdirectory("mistakes").FullName;
        try
        {
            string array = Path.Combine(folder, "scores.npy");
            NumpyFile.Write(array, Floats);
            string weights = Path.Combine(folder, "model.safetensors");
            Sequential saved = new([new Dense(2, name: "head")], name: "saved");
            saved.Invoke(Floats);
            saved.SaveWeights(weights);
            string missing = Path.Combine(folder, "score.npy");
            Sequential other = new([new Dense(3, name: "head")], name: "other");
            other.Invoke(Floats);

            Says<NotFoundException>(
                $"{missing}: there is no such file. The folder has scores.npy.", () => NumpyFile.Read(missing));
            Says<DataLossException>(
                $"{array}, byte 0: no safetensors file: its header should have 379676406402707 bytes, but the file has "
                + $"{new FileInfo(array).Length} in all. It is an array of NumPy, which NumpyFile reads.",
                () => SafetensorsFile.Read(array));
            Says<DataLossException>(
                $"{weights}, byte 0: no NumPy file: the magic bytes or the version are others. It looks like safetensors, which "
                + "SafetensorsFile reads.",
                () => NumpyFile.Read(weights));
            Says<InvalidArgumentException>(
                $"{weights}: 'head/kernel' is float32 [3, 2]; the model has float32 [3, 3]. Build it with the sizes that it had "
                + "when it was saved, or save it again.",
                () => other.LoadWeights(weights));
            Says<InvalidArgumentException>(
                $"{weights}: there is no 'heads/kernel'; there are head/bias, head/kernel. Did you mean "
                + "'head/kernel'? Layers must have the names that they had when they were saved.",
                () => Named("heads").LoadWeights(weights));
            File.WriteAllBytes(array, File.ReadAllBytes(array)[..^4]);
            Says<DataLossException>(
                $"{array}, byte 128: float32 [2, 3] does not have 20 bytes. A part of the file is missing or changed: copy it "
                + "again, or save it anew.",
                () => NumpyFile.Read(array));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void No_gradient()
    {
        using Variable w = new(Floats, name: "w");
        const string Advice =
            "The loss must be computed from them while the tape records, by ops that have gradients.";

        Says<InvalidArgumentException>(
            $"SGD: no gradients provided for any variable: 'w'. {Advice}",
            () => new SGD(0.1).ApplyGradients([new GradientAndVariable(null, w)]));
        Says<InvalidArgumentException>(
            $"SGD: no gradients provided for any variable: 'w'. {Advice}",
            () => new SGD(0.1).Minimize(() => Floats * 2, [w]));
        Says<InvalidArgumentException>(
            "SGD: no gradients provided for any variable: 'w'. The path from 'w' to the loss ends in ArgMax (not "
            + $"differentiable). {Advice}",
            () => new SGD(0.1).Minimize(() => RawOps.Cast(RawOps.ArgMax(w * 2, 1), dstT: DType.Float32), [w]));
        Assert.Equal(
            ["The tape does not know the source of float32 [2, 3], so it has no gradient: call Watch before the tensor is used."],
            WarningsOf(tape => tape.Gradient(Floats * 2, Floats)));
        Assert.Equal(
            ["Floor has no gradient: what depends on its inputs through it gets none."],
            WarningsOf(tape => tape.Gradient(RawOps.Floor(w), w)));
        Says<FailedPreconditionException>(
            "A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians).",
            () =>
            {
                using GradientTape tape = new();
                Tensor y = w * 2;
                tape.Gradient(y, w);
                tape.Gradient(y, w);
            });
    }

    [Fact]
    public void A_variable_that_is_not_built()
    {
        Variable gone = new(Floats, name: "gone");
        gone.Dispose();
        ResourceHandle empty = RawOps.VarHandleOp(DType.Float32, [2], sharedName: "empty");

        Says<FailedPreconditionException>(
            "net: there are no weights yet; call the model once, or EnsureBuilt(shape).",
            () => new Sequential([new Dense(2)], name: "net").SaveWeights("never.safetensors"));
        Says<InvalidArgumentException>(
            "head: SetWeights got 1 tensors, but the layer has 0 weights; it is not built yet: call it, or EnsureBuilt(shape).",
            () => Head().SetWeights([Floats]));
        Says<FailedPreconditionException>(
            "net: the model is not compiled; call Compile(optimizer, loss) before training or testing.",
            () => new Sequential([new Dense(2)], name: "net").Fit(Floats, Floats));
        Says<FailedPreconditionException>(
            "ReadVariableOp: resource is the variable 'empty', which has no value yet: assign one first.",
            () => RawOps.ReadVariableOp(empty, DType.Float32));
        Says<FailedPreconditionException>(
            "ReadVariableOp: resource is the variable 'gone', which has been destroyed: make another, or dispose it later.",
            () => gone + 1);
    }

    private static Sequential Named(string layer)
    {
        Sequential model = new([new Dense(2, name: layer)], name: "other");
        model.Invoke(Floats);
        return model;
    }

    private static Dense Head() => new(2, name: "head");

    private static string[] WarningsOf(Action<GradientTape> compute)
    {
        List<string> raised = [];
        int thread = Environment.CurrentManagedThreadId;
        void Listen(string message)
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                raised.Add(message);
            }
        }

        RawOpsNet.Diagnostics.Warnings.Raised += Listen;
        try
        {
            using GradientTape tape = new();
            compute(tape);
        }
        finally
        {
            RawOpsNet.Diagnostics.Warnings.Raised -= Listen;
        }

        return [.. raised];
    }

    private static void Says<TError>(string message, Func<object?> mistake)
        where TError : Exception => Assert.Equal(message, Assert.Throws<TError>(() => mistake()).Message);

    private static void Says<TError>(string message, Action mistake)
        where TError : Exception => Assert.Equal(message, Assert.Throws<TError>(mistake).Message);
}
