namespace Digits;

/// <summary>Holds what the command line says.</summary>
/// <param name="Seed">Seeds the weights and the order of the images.</param>
/// <param name="Network">The network that is trained.</param>
/// <param name="Epochs">How often the images are gone through; null: as the network says.</param>
/// <param name="Save">Where the weights are written; null: nowhere.</param>
/// <param name="ShuffleLabels">Whether labels are permuted.</param>
/// <param name="Data">The folder of the four files; null: the sample's own.</param>
internal sealed record DigitsOptions(int Seed, Network Network, int? Epochs, string? Save, bool ShuffleLabels, string? Data);
