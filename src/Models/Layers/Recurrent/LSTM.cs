namespace RawOpsNet.Models;

/// <summary>Runs long short-term memory over sequences; a step is that of <see cref="LSTMCell"/>.</summary>
public sealed class LSTM : RNN
{
    /// <summary>Makes the layer.</summary>
    /// <param name="units">The width of the state and the output; positive.</param>
    /// <param name="activation">A function or its name; null: tanh.</param>
    /// <param name="recurrentActivation">The gates' function or its name; null: sigmoid.</param>
    /// <param name="useBias">Whether there is a bias.</param>
    /// <param name="kernelInitializer">Makes the kernel; Glorot's uniform by default.</param>
    /// <param name="recurrentInitializer">Makes the recurrent kernel; orthogonal by default.</param>
    /// <param name="biasInitializer">Makes the bias; zeros by default.</param>
    /// <param name="unitForgetBias">Whether the bias of the forget gate begins with ones.</param>
    /// <param name="kernelRegularizer">Penalizes the kernel; null: nothing does.</param>
    /// <param name="recurrentRegularizer">Penalizes the recurrent kernel; null: nothing does.</param>
    /// <param name="biasRegularizer">Penalizes the bias; null: nothing does.</param>
    /// <param name="kernelConstraint">Is applied to the kernel after each update; null: nothing is.</param>
    /// <param name="recurrentConstraint">Is applied to the recurrent kernel after each update; null: nothing is.</param>
    /// <param name="biasConstraint">Is applied to the bias after each update; null: nothing is.</param>
    /// <param name="dropout">The share of the inputs that is dropped in training, the same at all steps; in [0, 1].</param>
    /// <param name="recurrentDropout">
    /// The share of the state that is dropped in training, the same at all steps; in [0, 1].
    /// </param>
    /// <param name="seed">Seeds what is dropped; null draws a seed from <see cref="RandomSeed"/>.</param>
    /// <param name="returnSequences">Whether the outputs of all steps are given, not only the last.</param>
    /// <param name="returnState">Whether the states after the last step are given too, after the output.</param>
    /// <param name="goBackwards">Whether the steps are taken from the last to the first; outputs stand in that order.</param>
    /// <param name="stateful">Whether a call begins with the states that the call before ended with.</param>
    /// <param name="name">The name; null gives <c>lstm</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">units is not positive, or a share is outside [0, 1].</exception>
    public LSTM(
        long units,
        ActivationFunction? activation = null,
        ActivationFunction? recurrentActivation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        bool unitForgetBias = true,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        long? seed = null,
        bool returnSequences = false,
        bool returnState = false,
        bool goBackwards = false,
        bool stateful = false,
        string? name = null)
        : base(
            new LSTMCell(
                units,
                activation,
                recurrentActivation,
                useBias,
                kernelInitializer,
                recurrentInitializer,
                biasInitializer,
                unitForgetBias,
                kernelRegularizer,
                recurrentRegularizer,
                biasRegularizer,
                kernelConstraint,
                recurrentConstraint,
                biasConstraint,
                dropout,
                recurrentDropout,
                seed,
                "lstm_cell"),
            returnSequences,
            returnState,
            goBackwards,
            stateful,
            name)
    {
    }
}
