/** Colours that were chosen to stand beside each other. */
export interface Palette {
  /** The paper or the sky: the largest surface. */
  readonly ground: string;
  /** From the darkest to the lightest, in an order that makes a gradient. */
  readonly ramp: readonly string[];
  /** The one that is allowed to shout. */
  readonly accent: string;
}

const palette = (ground: string, ramp: readonly string[], accent: string): Palette => ({
  ground,
  ramp,
  accent,
});

/** Light grounds: prints, posters, paper. */
export const daylight: readonly Palette[] = [
  palette("#f3e9d8", ["#20313d", "#2f5d62", "#5e8b7e", "#dfb87c", "#f0d9a8"], "#d9583b"),
  palette("#f6ece2", ["#3a2540", "#7b3b5c", "#c65b6b", "#ef9f7a", "#f8cfa0"], "#2d7f86"),
  palette("#eef0e6", ["#16302b", "#2f5741", "#6b8f5e", "#b7bf72", "#e6dfa5"], "#e2703a"),
  palette("#f4efe6", ["#1d2440", "#34508a", "#6d93c4", "#b9cfe0", "#f0e0c0"], "#e4572e"),
  palette("#faf1e4", ["#40211f", "#8c3b2f", "#d06a43", "#eba85c", "#f3d49b"], "#1f6f78"),
  palette("#f2ece9", ["#2b2436", "#57496b", "#9181a3", "#c9b3c4", "#ecd6d0"], "#d1495b"),
  palette("#ebeee9", ["#122b39", "#1d5c63", "#4b9a8f", "#a7d0b8", "#e8e3c6"], "#f26b4e"),
  palette("#f7eedd", ["#292018", "#6a4b2c", "#a97b42", "#d9ae62", "#f0d8a4"], "#365c8d"),
];

/** Dark grounds: night, sea, space. */
export const nightfall: readonly Palette[] = [
  palette("#10132b", ["#171b3f", "#33306d", "#7a3b8f", "#d9568f", "#ffb199"], "#ffe3b0"),
  palette("#08202b", ["#0c2f3c", "#155263", "#2a8c8c", "#8fd3b6", "#f3eec3"], "#ffb56b"),
  palette("#161021", ["#251736", "#4d2555", "#94375d", "#e06a4f", "#ffc36b"], "#fff0d0"),
  palette("#0b1a2e", ["#122844", "#1f4a7a", "#4886b8", "#a6cfe2", "#f2ead0"], "#ff8f70"),
  palette("#0d1f1a", ["#123128", "#1d5941", "#4c9a6a", "#b6d694", "#f4f0c4"], "#f29e4c"),
  palette("#1a0f1c", ["#2a1230", "#5a1a4a", "#b0316a", "#ff6f61", "#ffd08a"], "#7de2d1"),
  palette("#0c1420", ["#14213a", "#26426b", "#6a6fa8", "#e0a3b8", "#ffe6c7"], "#ffd166"),
  palette("#1b1420", ["#2d1e35", "#553a5e", "#8d6a8c", "#d0a9a6", "#f6dfc8"], "#ef767a"),
];
